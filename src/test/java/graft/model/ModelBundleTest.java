package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.evaluation.Purpose;
import graft.model.testing.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBundleTest {

    private static final byte[] MODEL = TinyModel.bytes(1.5, Optional.empty());

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void writeBundle() throws IOException {
        bundle = folder.resolve("ground cover.graft");
        sound().write(bundle);
    }

    private static ModelBundle sound() {
        ModelCard card = new ModelCard(TinyModel.metadata(1.5, Optional.empty()), List.of(), List.of());
        return ModelBundle.of(MODEL, card.markdown(Locale.ENGLISH), provenance());
    }

    private static ObjectNode provenance() {
        ObjectNode provenance = Json.mapper().createObjectNode();
        provenance.put("schemaVersion", 1);
        provenance.putObject("java").put("version", "17.0.15");
        return provenance;
    }

    /** A zip with these entries. */
    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("other.graft");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private Map<String, byte[]> entries() throws IOException {
        Path unpacked = folder.resolve("unpacked");
        sound().unpack(unpacked);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : List.of("model.onnx", "labels.txt", "model-card.md", "provenance.json")) {
            entries.put(name, Files.readAllBytes(unpacked.resolve(name)));
        }
        return entries;
    }

    private static void assertRefused(Path file) {
        assertThat(catchThrowable(() -> ModelBundle.read(file)))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.WEIGHTS));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        ModelBundle read = ModelBundle.read(bundle);
        assertThat(read.model()).isEqualTo(MODEL);
        assertThat(read.labels()).isEqualTo("sand\ngrass\nsky\n");
        assertThat(read.card()).isEqualTo(sound().card());
        assertThat(read.provenance()).isEqualTo(sound().provenance()).contains("17.0.15");
        assertThat(read.metadata().labels()).isEqualTo(TinyModel.LABELS);
        assertThat(ModelFile.read(bundle).bytes()).isEqualTo(MODEL);
    }

    @Test
    void whatTheMakerSaysOfTheResultsTravelsAlong() throws IOException {
        StatedResult result = new StatedResult(Purpose.TEST, 41, 44);
        Path file = folder.resolve("stating.graft");
        ModelBundle.of(MODEL, "card", ModelBundle.stating(provenance(), result)).write(file);
        assertThat(ModelBundle.read(file).stated()).contains(result);
        assertThat(ModelBundle.read(bundle).stated()).isEmpty();
    }

    @Test
    void resultsThatCannotBeAreRefused() {
        for (String said : List.of(
                "{\"purpose\":\"test\",\"right\":45,\"pictures\":44}",
                "{\"purpose\":\"hearsay\",\"right\":1,\"pictures\":2}",
                "{\"purpose\":\"test\",\"right\":0,\"pictures\":0}",
                "[1e999]")) {
            ModelBundle lying = new ModelBundle(MODEL, "", "", "{\"stated\":" + said + "}");
            assertThatThrownBy(lying::stated).as(said).isInstanceOf(GraftException.class);
        }
    }

    @Test
    void theSameContentGivesTheSameBytes() throws IOException {
        Path again = folder.resolve("again.graft");
        sound().write(again);
        assertThat(again).hasSameBinaryContentAs(bundle);
    }

    @Test
    void anyZipProgramMayPackItAgain() throws IOException {
        assertThat(ModelBundle.read(zip(entries())).model()).isEqualTo(MODEL);
    }

    @Test
    void aBundleCutOffAnywhereIsRefused() throws IOException {
        byte[] whole = Files.readAllBytes(bundle);
        Path cut = folder.resolve("cut.graft");
        for (int length = 0; length < whole.length; length += 1 + length / 50) {
            Files.write(cut, Arrays.copyOf(whole, length));
            assertRefused(cut);
        }
    }

    @Test
    void aChangedByteOfAFileIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(bundle);
        Path changed = folder.resolve("changed.graft");
        int noticed = 0;
        int tried = 0;
        // From inside the model on; what stands before it in the zip says the same as the directory at the end.
        for (int at = 100; at < MODEL.length; at += 97) {
            byte[] bytes = whole.clone();
            bytes[at] ^= 4;
            Files.write(changed, bytes);
            tried++;
            noticed += catchThrowable(() -> ModelBundle.read(changed)) instanceof GraftException ? 1 : 0;
        }
        assertThat(noticed).isEqualTo(tried);
    }

    @Test
    void namesThatLeaveTheFolderAreRefused() throws IOException {
        for (String name : List.of("../model.onnx", "/etc/cron.d/x", "C:\\x", "a/../../x", "MODEL.ONNX", "")) {
            Map<String, byte[]> entries = entries();
            byte[] labels = entries.remove("labels.txt");
            entries.put(name, labels);
            assertRefused(zip(entries));
        }
    }

    @Test
    void missingAndAdditionalEntriesAreRefused() throws IOException {
        Map<String, byte[]> more = entries();
        more.put("picture.jpg", new byte[10]);
        assertRefused(zip(more));
        Map<String, byte[]> fewer = entries();
        fewer.remove("provenance.json");
        assertRefused(zip(fewer));
        assertRefused(zip(Map.of("x", new byte[0])));
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        byte[] labels = entries.remove("labels.txt");
        // Written under another name of the same length, then renamed in the bytes: no program writes such a zip.
        entries.put("model.onnY", labels);
        byte[] bytes = Files.readAllBytes(zip(entries));
        byte[] from = "model.onnY".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + from.length <= bytes.length; i++) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + from.length), from)) {
                bytes[i + from.length - 1] = 'x';
            }
        }
        assertRefused(Files.write(folder.resolve("twice.graft"), bytes));
    }

    @Test
    void aBombIsRefusedBeforeItIsUnpacked() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("model-card.md", new byte[3_000_000]);
        Path file = zip(entries);
        assertThat(Files.size(file)).isLessThan(100_000);
        assertRefused(file);
        entries.put("model-card.md", "x".repeat(5_000_000).getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries));
    }

    @Test
    void anEntryThatIsLongerThanItClaimsIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(zip(entries()));
        byte[] name = "labels.txt".getBytes(StandardCharsets.US_ASCII);
        for (int i = bytes.length - 1 - name.length; i > 46; i--) {
            if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + name.length), name)) {
                // The size in the central directory lies 22 bytes before the name.
                bytes[i - 22] = 3;
                break;
            }
        }
        assertRefused(Files.write(folder.resolve("liar.graft"), bytes));
    }

    @Test
    void digestsMustBeThereAndRight() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("provenance.json", "{}".getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries));
        entries.put("provenance.json", "{".getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries));
        Map<String, byte[]> swapped = entries();
        swapped.put("labels.txt", "sky\ngrass\nsand\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(swapped));
    }

    @Test
    void pathsOfThisMachineAreNotLetOut() {
        for (String leak : List.of(
                "/home/ada/pictures",
                "C:\\Users\\Ada",
                "\\\\server\\share\\x",
                "see /Users/ada",
                System.getProperty("user.home") + "/x")) {
            ObjectNode provenance = provenance();
            provenance.putArray("arguments").add(leak);
            assertThatThrownBy(() -> ModelBundle.of(MODEL, "card", provenance))
                    .as(leak)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> ModelBundle.of(MODEL, "card " + leak, provenance()))
                    .as(leak)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        ObjectNode harmless = provenance();
        harmless.put("source", "https://example.org/data/x and 3/4 of and/or");
        assertThat(ModelBundle.of(MODEL, "card", harmless)).isNotNull();
    }

    @Test
    void theCardSaysWhatMattersAndNothingBecomesMarkup() {
        ModelMetadata model = TinyModel.metadata(1.5, Optional.of(new KnownLimit(0.62, 41)));
        String card = new ModelCard(model, List.of(Message.of("model.cardIs", "<script>")), List.of())
                .markdown(Locale.ENGLISH);
        assertThat(card)
                .contains("# Ground")
                .contains("- sand\n- grass\n- sky")
                .contains("62 percent")
                .contains("41 pictures")
                .contains("none: never saw a picture")
                .contains("version 3")
                .contains("&lt;script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void theOrderOfTheEntriesDoesNotMatter() throws IOException {
        ByteArrayOutputStream reversed = new ByteArrayOutputStream();
        List<Map.Entry<String, byte[]>> entries =
                new java.util.ArrayList<>(entries().entrySet());
        java.util.Collections.reverse(entries);
        try (ZipOutputStream zip = new ZipOutputStream(reversed)) {
            for (Map.Entry<String, byte[]> entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        Path file = Files.write(folder.resolve("reversed.graft"), reversed.toByteArray());
        assertThat(ModelBundle.read(file).labels()).isEqualTo("sand\ngrass\nsky\n");
    }
}
