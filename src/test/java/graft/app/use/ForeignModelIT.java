package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.task.Workers;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Navigator;
import graft.common.Folders;
import graft.common.Json;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.evaluation.Purpose;
import graft.model.MetadataTexts;
import graft.model.ModelBundle;
import graft.model.StatedResult;
import graft.model.testing.TinyModel;
import graft.worker.client.TestWorkers;
import graft.worker.client.WorkerJar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bundles from elsewhere, sound and hostile, opened by the worker that the window uses. */
class ForeignModelIT {

    private static final byte[] MODEL = TinyModel.bytes(1.5, Optional.empty());
    private static final Message DAMAGED = Message.of("model.bundleDamaged");

    @TempDir
    Path folder;

    private ForeignModel model;

    @BeforeEach
    void make() {
        Folders folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        WorkerJar jar = TestWorkers.jar(folders);
        model = new ForeignModel(
                () -> {
                    Workers own = new Workers(() -> TestWorkers.start(jar, folders.logs()));
                    return new ForeignModel.Guest(new WorkerAnswers(own, 1), own::close);
                },
                new ImageIoPictureReader(),
                new InlineTasks(),
                new Navigator());
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Path sound() throws IOException {
        Path file = folder.resolve("von anderswo ü.graft");
        ModelBundle.of(
                        MODEL,
                        "card",
                        ModelBundle.stating(Json.mapper().createObjectNode(), new StatedResult(Purpose.TEST, 19, 21)))
                .write(file);
        return file;
    }

    private Map<String, byte[]> entries() throws IOException {
        Path unpacked = folder.resolve("unpacked");
        ModelBundle.read(sound()).unpack(unpacked);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of("model.onnx", "labels.txt", "model-card.md", "provenance.json")) {
            entries.put(name, Files.readAllBytes(unpacked.resolve(name)));
        }
        return entries;
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    /** The model with another version of its keys; both have one digit, so that the file keeps its form. */
    private static byte[] ofSchema(int version) {
        String text = new String(MODEL, StandardCharsets.ISO_8859_1);
        int key = text.indexOf("graft.schemaVersion");
        int value = text.indexOf(String.valueOf(MetadataTexts.SCHEMA_VERSION), key);
        byte[] bytes = MODEL.clone();
        bytes[value] = (byte) ('0' + version);
        return bytes;
    }

    private Message refused(Path file) {
        model.open(file);
        assertThat(model.stateProperty().get()).isInstanceOf(ForeignState.Refused.class);
        return ((ForeignState.Refused) model.stateProperty().get()).why();
    }

    @Test
    void aSoundBundleTellsOfItselfAnswersAndExplains() throws IOException {
        model.open(sound());
        assertThat(model.stateProperty().get()).isInstanceOfSatisfying(ForeignState.Open.class, open -> {
            assertThat(open.report().model()).isEqualTo(TinyModel.metadata(1.5, Optional.empty()));
            assertThat(open.report().stated()).contains(new StatedResult(Purpose.TEST, 19, 21));
        });
        NoisePictures.write(folder.resolve("field"), 2, 5);
        model.take(List.of(folder.resolve("field/picture0.png")));
        assertThat(model.pictures()
                        .chosenProperty()
                        .get()
                        .orElseThrow()
                        .answer()
                        .orElseThrow()
                        .labels())
                .isEqualTo(TinyModel.LABELS);
        assertThat(model.pictures().heatMapProperty().get()).isPresent();
    }

    @Test
    void brokenHostileAndNewerBundlesAreSentencesAndTheNextSoundOneOpens() throws IOException {
        byte[] whole = Files.readAllBytes(sound());
        assertThat(refused(Files.write(folder.resolve("cut.graft"), Arrays.copyOf(whole, whole.length / 2))))
                .isEqualTo(DAMAGED);

        Map<String, byte[]> bomb = entries();
        bomb.put("model-card.md", new byte[3_900_000]);
        assertThat(refused(zip("bomb.graft", bomb))).isEqualTo(DAMAGED);

        Map<String, byte[]> escaping = entries();
        escaping.put("../../escaped.txt", escaping.remove("labels.txt"));
        assertThat(refused(zip("escaping.graft", escaping))).isEqualTo(DAMAGED);
        assertThat(folder.resolveSibling("escaped.txt")).doesNotExist();

        Path newer = folder.resolve("newer.onnx");
        Files.write(newer, ofSchema(MetadataTexts.SCHEMA_VERSION + 1));
        assertThat(refused(newer)).isEqualTo(Message.of("model.newer", "0.1.0"));

        assertThat(refused(Files.writeString(folder.resolve("text.graft"), "just words")))
                .isEqualTo(DAMAGED);
        assertThat(refused(folder.resolve("gone.graft")).key()).isEqualTo("model.missing");

        model.open(sound());
        assertThat(model.stateProperty().get()).isInstanceOf(ForeignState.Open.class);
    }
}
