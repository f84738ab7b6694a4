package graft.worker.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.Json;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has been answered of a folder so far, kept beside the table that is to come: a line of JSON with the model, then one
 * for each picture. It is taken up again only for the same bytes of a model, so also the same version, and a picture's
 * answer only while its file has the same size and time.
 */
final class AnswerJournal implements AutoCloseable {

    /** Behind the name of the table. */
    static final String SUFFIX = ".unfinished";

    private static final Logger log = LoggerFactory.getLogger(AnswerJournal.class);

    private final Path file;
    private final String digest;
    private final Map<Path, PictureAnswer> answers = new LinkedHashMap<>();
    private Optional<ModelMetadata> model = Optional.empty();
    private Optional<BufferedWriter> writer = Optional.empty();

    private AnswerJournal(Path file, String digest) {
        this.file = file;
        this.digest = digest;
    }

    /**
     * Opens what there is of this table, or begins.
     *
     * @param table that is to be written
     * @param digest of the model's file
     */
    static AnswerJournal open(Path table, String digest) throws IOException {
        AnswerJournal journal = new AnswerJournal(table.resolveSibling(table.getFileName() + SUFFIX), digest);
        journal.read();
        return journal;
    }

    private void read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            String first = lines.readLine();
            JsonNode head = Json.tree(first == null ? "{}" : first);
            if (!digest.equals(head.path("model").asText())) {
                return;
            }
            model = Optional.of(Json.mapper().treeToValue(head.path("metadata"), ModelMetadata.class));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(Json.tree(line));
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            // Cut off in the middle of a line, as when the computer went out; what stands before it counts.
            log.info("the end of what was answered before cannot be read", e);
        }
    }

    private void take(JsonNode line) throws IOException {
        Path picture = Path.of(line.path("picture").asText());
        Optional<Stamp> now = Stamp.of(picture);
        if (now.isPresent()
                && now.get().bytes() == line.path("bytes").asLong()
                && now.get().changed() == line.path("changed").asLong()) {
            answers.put(picture, Json.mapper().treeToValue(line.path("row"), PictureAnswer.class));
        }
    }

    /** How large a file is and when it was written: what changes with its content. */
    private record Stamp(long bytes, long changed) {
        static Optional<Stamp> of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Stamp(
                        attributes.size(), attributes.lastModifiedTime().toMillis()));
            } catch (IOException e) {
                log.debug("no longer there", e);
                return Optional.empty();
            }
        }
    }

    /** The answers so far, by the file as it was given. */
    Map<Path, PictureAnswer> answers() {
        return answers;
    }

    /** What the model said of itself; empty before anything was answered. */
    Optional<ModelMetadata> model() {
        return model;
    }

    /** Begins to write, over what could not be taken up. */
    void begin(ModelMetadata asked) throws IOException {
        model = Optional.of(asked);
        BufferedWriter out = Files.newBufferedWriter(
                file,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        writer = Optional.of(out);
        ObjectNode head = Json.mapper().createObjectNode().put("model", digest);
        head.set("metadata", Json.mapper().valueToTree(asked));
        out.write(Json.line(head));
        out.newLine();
        for (Map.Entry<Path, PictureAnswer> answer : Map.copyOf(answers).entrySet()) {
            write(out, answer.getKey(), answer.getValue());
        }
        out.flush();
    }

    /** Keeps an answer. */
    void add(Path picture, PictureAnswer row) throws IOException {
        answers.put(picture, row);
        BufferedWriter out = writer.orElseThrow();
        write(out, picture, row);
        out.flush();
    }

    private static void write(BufferedWriter out, Path picture, PictureAnswer row) throws IOException {
        Optional<Stamp> stamp = Stamp.of(picture);
        if (stamp.isPresent()) {
            ObjectNode line = Json.mapper()
                    .createObjectNode()
                    .put("picture", picture.toString())
                    .put("bytes", stamp.get().bytes())
                    .put("changed", stamp.get().changed());
            line.set("row", Json.mapper().valueToTree(row));
            out.write(Json.line(line));
            out.newLine();
        }
    }

    /** Removes it, now that the table is written. */
    void done() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
            writer = Optional.empty();
        }
    }
}
