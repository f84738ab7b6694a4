package graft.model;

import com.fasterxml.jackson.core.JsonGenerator;
import graft.common.Json;
import graft.common.TableCells;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The answers for a folder as a table that grows row by row. {@link #close} completes it without closing the stream, so
 * that {@code AtomicFiles} can be underneath.
 */
public sealed interface PredictionTable extends AutoCloseable {

    void add(PictureAnswer row) throws IOException;

    @Override
    void close() throws IOException;

    /**
     * A table for spreadsheets, by RFC 4180: path, label, probability, whether the model knows, the probability of each
     * class, what was wrong with the file, and which model answered. Texts that a spreadsheet would take for a formula get
     * an apostrophe in front.
     */
    final class Csv implements PredictionTable {

        private final Writer out;
        private final char separator;
        private final ModelMetadata model;

        /**
         * Writes the line of headings.
         *
         * @param separator comma, semicolon or tab, as the spreadsheets of the place expect it
         * @param mark whether to begin with the mark by which spreadsheets recognise UTF-8
         */
        public Csv(OutputStream out, ModelMetadata model, char separator, boolean mark) throws IOException {
            if (",;\t".indexOf(separator) < 0) {
                throw new IllegalArgumentException("separator '" + separator + "'");
            }
            this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            this.separator = separator;
            this.model = model;
            if (mark) {
                this.out.write('\uFEFF');
            }
            List<String> headings = new ArrayList<>(List.of("picture", "label", "probability", "known"));
            model.labels().forEach(l -> headings.add("p(" + l + ")"));
            headings.addAll(List.of("error", "model", "modelVersion", "limit"));
            line(headings);
        }

        @Override
        public void add(PictureAnswer row) throws IOException {
            List<String> cells = new ArrayList<>();
            cells.add(row.picture());
            if (row.answer().isPresent()) {
                Answer answer = row.answer().get();
                cells.add(answer.label());
                cells.add(number(answer.probability()));
                cells.add(answer.known() ? "yes" : "no");
                answer.probabilities().forEach(p -> cells.add(number(p)));
                cells.add("");
            } else {
                cells.addAll(java.util.Collections.nCopies(3 + model.labels().size(), ""));
                cells.add(row.problem().orElseThrow().english());
            }
            cells.add(model.id());
            cells.add(Integer.toString(model.version()));
            cells.add(model.limit().map(l -> number(l.probability())).orElse(""));
            line(cells);
        }

        private void line(List<String> cells) throws IOException {
            for (int i = 0; i < cells.size(); i++) {
                if (i > 0) {
                    out.write(separator);
                }
                out.write(TableCells.text(cells.get(i), separator));
            }
            out.write("\r\n");
        }

        private static String number(double value) {
            return String.format(Locale.ROOT, "%.6f", value);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }

    /** One JSON document: the model, then for each picture its labels with probabilities, most probable first, or why not. */
    final class JsonDocument implements PredictionTable {

        private final JsonGenerator json;
        private final int most;

        /** A table with every label of every picture. */
        public JsonDocument(OutputStream out, ModelMetadata model) throws IOException {
            this(out, model, model.labels().size());
        }

        /**
         * Writes the beginning.
         *
         * @param most how many labels of each picture to write
         */
        public JsonDocument(OutputStream out, ModelMetadata model, int most) throws IOException {
            this.most = most;
            this.json =
                    Json.mapper().getFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 1);
            json.writeObjectFieldStart("model");
            json.writeStringField("id", model.id());
            json.writeNumberField("version", model.version());
            json.writeStringField("title", model.title());
            if (model.limit().isPresent()) {
                json.writeNumberField("limit", model.limit().get().probability());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("pictures");
        }

        @Override
        public void add(PictureAnswer row) throws IOException {
            json.writeStartObject();
            json.writeStringField("path", row.picture());
            if (row.answer().isPresent()) {
                write(row.answer().get());
            } else {
                json.writeStringField("error", row.problem().orElseThrow().english());
            }
            json.writeEndObject();
        }

        private void write(Answer answer) throws IOException {
            json.writeStringField("label", answer.label());
            json.writeNumberField("probability", answer.probability());
            json.writeBooleanField("known", answer.known());
            json.writeArrayFieldStart("labels");
            for (int index : answer.ranking().stream().limit(most).toList()) {
                json.writeStartObject();
                json.writeStringField("label", answer.labels().get(index));
                json.writeNumberField("probability", answer.probabilities().get(index));
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        @Override
        public void close() throws IOException {
            json.close();
        }
    }
}
