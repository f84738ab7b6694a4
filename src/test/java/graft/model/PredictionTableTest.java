package graft.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.common.Message;
import graft.model.testing.TinyModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class PredictionTableTest {

    private static final ModelMetadata MODEL = TinyModel.metadata(1, Optional.of(new KnownLimit(0.6, 30)));

    private static final List<PictureAnswer> ROWS = List.of(
            PictureAnswer.answered("a \"quoted\", b/π 🐝.jpg", Answer.of(MODEL, List.of(0.1, 0.7, 0.2))),
            PictureAnswer.answered("=cmd|' /C calc'!A0.png", Answer.of(MODEL, List.of(0.5, 0.3, 0.2))),
            PictureAnswer.unreadable("-1\n2.jpg", Message.of("model.damaged")));

    private static String csv(char separator, boolean mark) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PredictionTable table = new PredictionTable.Csv(out, MODEL, separator, mark)) {
            for (PictureAnswer row : ROWS) {
                table.add(row);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theCsvIsReadByAnotherReader() throws IOException {
        List<CSVRecord> records = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .build()
                .parse(new StringReader(csv(',', false)))
                .getRecords();
        assertThat(records).hasSize(3);
        CSVRecord first = records.get(0);
        assertThat(first.get("picture")).isEqualTo("a \"quoted\", b/π 🐝.jpg");
        assertThat(first.get("label")).isEqualTo("grass");
        assertThat(first.get("probability")).isEqualTo("0.700000");
        assertThat(first.get("known")).isEqualTo("yes");
        assertThat(first.get("p(sky)")).isEqualTo("0.200000");
        assertThat(first.get("model")).isEqualTo(MODEL.id());
        assertThat(first.get("modelVersion")).isEqualTo("3");
        assertThat(first.get("limit")).isEqualTo("0.600000");
        assertThat(records.get(1).get("known")).isEqualTo("no");
        assertThat(records.get(2).get("label")).isEmpty();
        assertThat(records.get(2).get("error")).contains("damaged");
        assertThat(records).allMatch(r -> r.size() == 11);
    }

    @Test
    void noCellIsTakenForAFormula() throws IOException {
        List<CSVRecord> records =
                CSVFormat.RFC4180.parse(new StringReader(csv(',', false))).getRecords();
        for (CSVRecord line : records) {
            for (String cell : line) {
                assertThat(cell).doesNotStartWith("=").doesNotStartWith("+").doesNotStartWith("-");
            }
        }
        assertThat(csv(',', false)).contains("'=cmd").contains("\"'-1\n2.jpg\"");
    }

    @Test
    void theMarkAndTheSeparatorAreAsAskedFor() throws IOException {
        assertThat(csv(';', true)).startsWith("\uFEFFpicture;label;probability");
        assertThat(csv('\t', false)).startsWith("picture\tlabel\tprobability").contains("\r\n");
    }

    @Test
    void theJsonHoldsTheSame() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PredictionTable table = new PredictionTable.JsonDocument(out, MODEL)) {
            for (PictureAnswer row : ROWS) {
                table.add(row);
            }
        }
        JsonNode document = Json.tree(out.toString(StandardCharsets.UTF_8));
        assertThat(document.path("model").path("limit").asDouble()).isEqualTo(0.6);
        JsonNode first = document.path("pictures").get(0);
        assertThat(first.path("label").asText()).isEqualTo("grass");
        assertThat(first.path("labels").get(0).path("label").asText()).isEqualTo("grass");
        assertThat(first.path("labels").get(2).path("probability").asDouble()).isEqualTo(0.1);
        assertThat(document.path("pictures").get(2).path("error").asText()).contains("damaged");
    }
}
