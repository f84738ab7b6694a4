package graft.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.training.TrainingEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code events.jsonl} of a run, whatever a crash has left of it: a line that is not whole is passed over, and so
 * is an event that only a later Graft knows.
 */
final class EventReader {

    static final int SCHEMA_VERSION = 1;
    static final String HEADER = "{\"" + JsonDocument.SCHEMA_VERSION + "\":" + SCHEMA_VERSION + "}";
    static final String AT = "at";
    static final String RESUMED = "resumedFrom";

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final ObjectReader EVENTS =
            Json.mapper().readerFor(TrainingEvent.class).with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private EventReader() {}

    /** Takes what is read, in the order of the file. */
    interface Sink {
        void event(Instant at, TrainingEvent event);

        void resumed(Instant at, ResumePoint from);
    }

    /**
     * Whether the file is there and begins with a whole header.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is of a newer Graft
     */
    static boolean hasHeader(Path file) throws IOException {
        try (BufferedReader lines = lines(file)) {
            return isHeader(lines.readLine(), file);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Reads a file; one that is not there has no events.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is of a newer Graft or the disk does not give it
     */
    static void read(Path file, Sink sink) {
        try (BufferedReader lines = lines(file)) {
            if (!isHeader(lines.readLine(), file)) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line, sink);
            }
        } catch (NoSuchFileException e) {
            // No attempt has begun yet.
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.fileUnreadable", JsonDocument.shown(file)), e);
        }
    }

    /** Bytes that are no UTF-8 (a torn letter, zeros after a power cut) must not end the reading, only spoil their line. */
    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    private static boolean isHeader(@org.jspecify.annotations.Nullable String line, Path file) {
        if (line == null) {
            return false;
        }
        try {
            JsonDocument.requireReadable(Json.tree(line).path(JsonDocument.SCHEMA_VERSION), SCHEMA_VERSION, file);
            return true;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void read(String line, Sink sink) {
        try {
            JsonNode tree = Json.tree(line);
            Optional<Instant> at =
                    Optional.ofNullable(tree.path(AT).textValue()).map(Instant::parse);
            if (at.isEmpty()) {
                return;
            }
            if (tree.has(RESUMED)) {
                sink.resumed(at.get(), Json.mapper().treeToValue(tree.get(RESUMED), ResumePoint.class));
            } else {
                sink.event(at.get(), EVENTS.readValue(tree));
            }
        } catch (InvalidTypeIdException e) {
            LOG.debug("an event of a later Graft is passed over: {}", e.getTypeId());
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            LOG.debug("a line that is not whole is passed over: {}", e.toString());
        }
    }
}
