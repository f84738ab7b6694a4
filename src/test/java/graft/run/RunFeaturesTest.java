package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Part;
import graft.network.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The features of a run come back as they were, and damaged ones are known as such. */
class RunFeaturesTest {

    private static final int VALUES = 5;

    @TempDir
    Path folder;

    private final List<RunFeatures.Picture> pictures = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < 7; i++) {
            pictures.add(new RunFeatures.Picture(
                    Part.values()[i % 3], Digests.ofText("picture " + i), "Größe \"a\", b/" + i + ".jpg"));
        }
        write(pictures, pictures.size());
    }

    private void write(List<RunFeatures.Picture> named, int rows) throws IOException {
        RunFeatures.write(folder, named, VALUES, sink -> {
            for (int i = 0; i < rows; i++) {
                sink.put(row(i));
            }
        });
    }

    private static float[] row(int picture) {
        float[] row = new float[VALUES];
        for (int f = 0; f < VALUES; f++) {
            row[f] = picture + f / 10f;
        }
        return row;
    }

    @Test
    void everyPictureHasItsRow() throws IOException {
        try (RunFeatures features = RunFeatures.open(folder).orElseThrow()) {
            assertThat(features.pictures()).isEqualTo(pictures);
            assertThat(features.values()).isEqualTo(VALUES);
            for (int i : new int[] {6, 0, 3}) {
                assertThat(features.row(i)).containsExactly(row(i));
            }
            for (int outside : new int[] {-1, 7}) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> features.row(outside));
            }
        }
    }

    /** Who knows nothing of Graft reads them as one tensor. */
    @Test
    void theFileIsPlainSafetensors() throws IOException {
        SafeTensors.Content content = SafeTensors.read(folder.resolve(RunFeatures.VALUES));
        assertThat(content.weights().get("features").shape()).containsExactly(7, VALUES);
        assertThat(Arrays.copyOfRange(content.weights().get("features").values(), 2 * VALUES, 3 * VALUES))
                .containsExactly(row(2));
        assertThat(folder.resolve(RunFeatures.INDEX)).content().startsWith("part,digest,path\n");
    }

    @Test
    void aRunWithoutFeaturesHasNone() {
        assertThat(RunFeatures.open(folder.resolve("nowhere"))).isEmpty();
        assertThat(new RunFolder(Path.of("src/test/resources/runs/v1")).features())
                .isEmpty();
    }

    @Test
    void cutOffAtAnyByteTheyAreRefusedInOneSentence() throws IOException {
        for (String name : List.of(RunFeatures.VALUES, RunFeatures.INDEX)) {
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            for (int length = 0; length < whole.length; length++) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertRefused("run.featuresDamaged");
            }
            Files.write(file, whole);
        }
        Files.delete(folder.resolve(RunFeatures.INDEX));
        assertRefused("run.featuresDamaged");
    }

    @Test
    void anIndexOfAnotherMatrixIsRefused() throws IOException {
        byte[] first = Files.readAllBytes(folder.resolve(RunFeatures.VALUES));
        List<RunFeatures.Picture> turned = new ArrayList<>(pictures);
        java.util.Collections.reverse(turned);
        write(turned, 7);
        Files.write(folder.resolve(RunFeatures.VALUES), first);
        assertRefused("run.featuresDamaged");
    }

    @Test
    void featuresOfANewerGraftAreRefusedAsSuch() throws IOException {
        Path file = folder.resolve(RunFeatures.VALUES);
        SafeTensors.Content content = SafeTensors.read(file);
        SafeTensors.write(
                file,
                content.weights(),
                java.util.Map.of(
                        "schemaVersion", "2", "index", content.metadata().get("index")));
        assertRefused("run.fileNewer");
    }

    @Test
    void aRowTooFewOrTooLongLeavesWhatWasThere() {
        assertThatIllegalStateException().isThrownBy(() -> write(pictures, 6));
        assertThatIllegalStateException().isThrownBy(() -> write(pictures, 8));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RunFeatures.write(folder, pictures, VALUES, sink -> sink.put(new float[3])));
        Optional<RunFeatures> features = RunFeatures.open(folder);
        assertThat(features.orElseThrow().pictures()).isEqualTo(pictures);
    }

    private void assertRefused(String sentence) {
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> RunFeatures.open(folder))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                    assertThat(e.userMessage().key()).isEqualTo(sentence);
                });
    }
}
