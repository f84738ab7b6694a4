package graft.training.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.BackboneInfo;
import graft.common.AtomicFiles;
import graft.common.Json;
import graft.common.Message;
import graft.data.Fit;
import graft.training.embed.FeatureTable.Subject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTableTest {

    private static final float[] AWKWARD = {0.1f, -3.4028235e38f, 1.4e-45f};

    private static final Subject PLAIN = new Subject("a/1.jpg", Optional.of("a"));
    private static final Subject FORMULA = new Subject("=cmd|' /C calc'!A0, \"π\" 🐝.png", Optional.of("-b"));

    @TempDir
    Path folder;

    @Test
    void theMatrixHasEveryByteOfItsFormat() throws IOException {
        Path file = folder.resolve("m.npy");
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        AtomicFiles.writeSeekable(file, channel -> {
            try (FeatureTable table = new FeatureNpy(channel, new FeatureCsv(names, true, 0), 3)) {
                table.add(PLAIN, AWKWARD);
                table.unreadable(new Subject("broken.jpg", Optional.empty()), Message.of("data.scanVanished"));
                table.add(FORMULA, new float[] {1, 2, 3});
            }
        });

        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";
        ByteBuffer expected = ByteBuffer.allocate(128 + 24).order(ByteOrder.LITTLE_ENDIAN);
        expected.put(new byte[] {(byte) 0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 0x01, 0x00, 118, 0});
        expected.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (expected.position() < 127) {
            expected.put((byte) 0x20);
        }
        expected.put((byte) 0x0A);
        expected.put(new byte[] {(byte) 0xCD, (byte) 0xCC, (byte) 0xCC, 0x3D}); // 0.1
        expected.put(new byte[] {(byte) 0xFF, (byte) 0xFF, 0x7F, (byte) 0xFF});
        expected.put(new byte[] {1, 0, 0, 0});
        expected.put(new byte[] {0, 0, (byte) 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x40, 0x40});
        assertThat(Files.readAllBytes(file)).isEqualTo(expected.array());
        assertThat(names.toString(StandardCharsets.UTF_8))
                .isEqualTo("picture,class\r\na/1.jpg,a\r\n\"'=cmd|' /C calc'!A0, \"\"π\"\" 🐝.png\",'-b\r\n");
    }

    @Test
    void aMatrixOfManyRowsIsWholeAndInOrder() throws IOException {
        Path file = folder.resolve("m.npy");
        int rows = 1000;
        AtomicFiles.writeSeekable(file, channel -> {
            try (FeatureTable table =
                    new FeatureNpy(channel, new FeatureCsv(new ByteArrayOutputStream(), false, 0), 7)) {
                for (int row = 0; row < rows; row++) {
                    float[] values = new float[7];
                    Arrays.fill(values, row);
                    table.add(PLAIN, values);
                }
                assertThatThrownBy(() -> table.add(PLAIN, new float[6])).isInstanceOf(IllegalArgumentException.class);
            }
        });
        byte[] bytes = Files.readAllBytes(file);
        assertThat(new String(bytes, 10, 70, StandardCharsets.US_ASCII)).contains("'shape': (1000, 7)");
        assertThat(bytes).hasSize(128 + rows * 28);
        ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            assertThat(values.getFloat(128 + row * 28 + 24)).isEqualTo(row);
        }
    }

    @Test
    void theTableKeepsEveryBitAndIsReadByAnotherReader() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureTable table = new FeatureCsv(out, true, 3)) {
            table.add(PLAIN, AWKWARD);
            table.unreadable(new Subject("broken.jpg", Optional.empty()), Message.of("data.scanVanished"));
            table.add(FORMULA, new float[] {-0.5f, 1f / 3, 16777216f});
        }

        List<CSVRecord> records = CSVFormat.RFC4180
                .parse(new StringReader(out.toString(StandardCharsets.UTF_8)))
                .getRecords();
        assertThat(records.get(0)).containsExactly("picture", "class", "f0", "f1", "f2");
        assertThat(records).hasSize(3);
        assertThat(records.get(2).get(0)).isEqualTo("'" + FORMULA.path());
        assertThat(records.get(2).get(1)).isEqualTo("'-b");
        assertThat(records.get(2).get(2)).isEqualTo("-0.5");
        for (int i = 0; i < 3; i++) {
            assertThat(Float.parseFloat(records.get(1).get(2 + i))).isEqualTo(AWKWARD[i]);
        }
    }

    @Test
    void withoutClassFoldersThereIsNoColumnForThem() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureTable table = new FeatureCsv(out, false, 1)) {
            table.add(new Subject("x.png", Optional.empty()), new float[] {2});
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("picture,f0\r\nx.png,2.0\r\n");
    }

    @Test
    void theDocumentSaysWhatTheFeaturesAreOfAndWhatCouldNotBeRead() throws IOException {
        BackboneInfo info = new BackboneInfo(
                "tiny", "Tiny", "", "tiny", "abc", "MIT", "Learned from little.", "here", "", Optional.empty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FeatureTable table =
                new FeatureJson(out, new FeatureSpace(info, 12, 34, new Fit.Rectangle(0, 0, 0.5, 1), 3))) {
            table.add(PLAIN, AWKWARD);
            table.unreadable(new Subject("broken.jpg", Optional.empty()), Message.of("data.scanVanished"));
        }

        JsonNode document = Json.tree(out.toString(StandardCharsets.UTF_8));
        assertThat(document.at("/backbone/weightsDigest").asText()).isEqualTo("abc");
        assertThat(document.at("/backbone/terms").asText()).isEqualTo("Learned from little.");
        assertThat(document.get("height").asInt()).isEqualTo(12);
        assertThat(document.get("width").asInt()).isEqualTo(34);
        assertThat(document.get("fit").asText()).isEqualTo("rectangle 0.0 0.0 0.5 1.0");
        assertThat(document.get("features").asInt()).isEqualTo(3);
        JsonNode first = document.at("/pictures/0");
        assertThat(first.get("class").asText()).isEqualTo("a");
        assertThat(first.get("features")).hasSize(3);
        for (int i = 0; i < 3; i++) {
            assertThat(Float.parseFloat(first.get("features").get(i).asText())).isEqualTo(AWKWARD[i]);
        }
        assertThat(document.at("/pictures/1/error").asText()).contains("disappeared");
        assertThat(document.at("/pictures/1").has("features")).isFalse();
    }
}
