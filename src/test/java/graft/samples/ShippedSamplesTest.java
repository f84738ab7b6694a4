package graft.samples;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.Parallel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folders in {@code sample-datasets} are what the generator makes. A build compares some files of each class;
 * {@code -Dgraft.test.samples=all} compares every one. Pictures are compared by their pixels with a little room, because
 * sines and powers may differ in their last digit between processors, and JPEG encoders between systems.
 */
class ShippedSamplesTest {

    private static final Path SHIPPED = Path.of("sample-datasets");
    private static final long MOST_BYTES = 3_000_000;
    private static final int FEWEST = 60;
    private static final int MOST = 120;
    /** Mean difference of a value, in levels of 255; two pictures of one class differ by 30 and more. */
    private static final double ROOM = 1;

    private final boolean all = "all".equals(System.getProperty("graft.test.samples"));

    static List<SampleSet> sets() {
        return SampleSets.all();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theFilesAreThoseOfTheGenerator(SampleSet set) throws IOException {
        List<String> planned = set.files().apply(SampleSet.SEED).stream()
                .map(SampleFile::path)
                .sorted()
                .toList();
        List<String> shipped;
        try (Stream<Path> walk = Files.walk(SHIPPED.resolve(set.name()))) {
            shipped = walk.filter(Files::isRegularFile)
                    .map(f ->
                            SHIPPED.resolve(set.name()).relativize(f).toString().replace('\\', '/'))
                    .filter(f -> !f.equals("README.md"))
                    .sorted()
                    .toList();
        }
        assertThat(shipped).isEqualTo(planned).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theirContentIsThatOfTheGenerator(SampleSet set) {
        List<SampleFile> files = chosen(set);
        new Parallel(2, "shipped-samples")
                .forEach(files.size(), i -> same(set, files.get(i)), Progress.NONE, new CancellationToken());
    }

    /** Of each folder the first and the last; and everything that is no picture. */
    private List<SampleFile> chosen(SampleSet set) {
        List<SampleFile> files = set.files().apply(SampleSet.SEED);
        if (all) {
            return files;
        }
        Map<String, List<SampleFile>> folders = new TreeMap<>();
        files.forEach(
                f -> folders.computeIfAbsent(f.path().substring(0, f.path().lastIndexOf('/')), k -> new ArrayList<>())
                        .add(f));
        return folders.values().stream()
                .flatMap(folder -> Stream.of(folder.get(0), folder.get(folder.size() - 1)))
                .toList();
    }

    private static void same(SampleSet set, SampleFile file) {
        try {
            byte[] made = file.content().get();
            byte[] shipped = Files.readAllBytes(SHIPPED.resolve(set.name()).resolve(file.path()));
            if (Arrays.equals(made, shipped)) {
                return;
            }
            BufferedImage one = ImageIO.read(new ByteArrayInputStream(made));
            BufferedImage other = ImageIO.read(new ByteArrayInputStream(shipped));
            assertThat(difference(one, other))
                    .as(set.name() + "/" + file.path())
                    .isLessThan(ROOM);
        } catch (IOException e) {
            throw new UncheckedIOException(file.path(), e);
        }
    }

    private static double difference(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        double sum = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                for (int shift = 0; shift <= 16; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >> shift & 0xFF) - (other.getRGB(x, y) >> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * one.getWidth() * one.getHeight());
    }

    @ParameterizedTest
    @MethodSource("sets")
    void eachIsSmallAndHasEnoughPictures(SampleSet set) throws IOException {
        try (Stream<Path> walk = Files.walk(SHIPPED.resolve(set.name()))) {
            assertThat(walk.filter(Files::isRegularFile)
                            .mapToLong(f -> f.toFile().length())
                            .sum())
                    .isLessThan(MOST_BYTES);
        }
        if (!set.name().equals("flawed")) {
            Map<String, Integer> counts = new TreeMap<>();
            set.files().apply(SampleSet.SEED).forEach(f -> counts.merge(f.path().split("/")[0], 1, Integer::sum));
            assertThat(counts).hasSizeGreaterThan(2);
            assertThat(counts.values()).allMatch(n -> n >= FEWEST && n <= MOST);
        }
        assertThat(SHIPPED.resolve(set.name()).resolve("README.md")).content().contains("Apache 2.0");
    }
}
