package graft.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.samples.metal.MetalPicture;
import graft.samples.signs.SignPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRendererTest {

    @TempDir
    Path folder;

    /** Two small classes, so that tests are quick. */
    private static SampleSet small() {
        Studio studio = new Studio(48, 0.8);
        return new SampleSet("small", "Small", "For tests.", seed -> {
            List<SampleFile> files = new ArrayList<>(studio.classOf("good", MetalPicture.good(), 3, seed, 1));
            files.addAll(studio.classOf("left", SignPicture.passLeft(), 3, seed, 2));
            return files;
        });
    }

    private int render(SampleSet set, long seed, String name, int threads) {
        return new SampleRenderer(threads)
                .render(set, seed, folder.resolve(name), Progress.NONE, new CancellationToken());
    }

    @Test
    void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
        assertThat(render(small(), 1, "a", 1)).isEqualTo(6);
        render(small(), 1, "b", 3);
        render(small(), 2, "c", 2);
        for (SampleFile file : small().files().apply(1)) {
            byte[] bytes = Files.readAllBytes(folder.resolve("a").resolve(file.path()));
            assertThat(folder.resolve("b").resolve(file.path())).hasBinaryContent(bytes);
            assertThat(Files.readAllBytes(folder.resolve("c").resolve(file.path())))
                    .isNotEqualTo(bytes);
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isEqualTo(48);
        }
    }

    @Test
    void picturesThatAreThereAreNotReplaced() throws IOException {
        Path there = folder.resolve("a/left/left-002.jpg");
        Files.createDirectories(there.getParent());
        Files.writeString(there, "mine");
        GraftException failure = catchThrowableOfType(GraftException.class, () -> render(small(), 1, "a", 1));
        assertThat(failure.code()).isEqualTo(ErrorCode.DATA);
        assertThat(failure.userMessage().english()).contains("left-002.jpg");
        assertThat(there).hasContent("mine");
        assertThat(folder.resolve("a/good")).doesNotExist();
    }

    @Test
    void aStopLeavesWholeFilesOnly() throws IOException {
        CancellationToken token = new CancellationToken();
        GraftException stopped = catchThrowableOfType(GraftException.class, () -> new SampleRenderer(1)
                .render(small(), 1, folder.resolve("a"), (done, total) -> token.cancel(), token));
        assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
        try (Stream<Path> walk = Files.walk(folder)) {
            assertThat(walk.filter(Files::isRegularFile)).hasSize(1).allMatch(f -> f.toString()
                    .endsWith(".jpg"));
        }
    }

    @Test
    void aSheetShowsWholeRowsOfEachClass() throws IOException {
        byte[] sheet = new ContactSheet(3, 2, 2).of(small(), 1, Progress.NONE, new CancellationToken());
        var image = ImageIO.read(new ByteArrayInputStream(sheet));
        assertThat(image.getWidth()).isEqualTo(3 * 52);
        assertThat(image.getHeight()).isEqualTo(2 * 52);
    }

    @Test
    void namesAreUniqueAndAbout() {
        assertThat(SampleSets.all().stream().map(SampleSet::name))
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]+"));
        assertThat(SampleSets.find("leaves")).isPresent();
        assertThat(SampleSets.find("nope")).isEmpty();
    }
}
