package graft.run.correction;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.data.Part;
import graft.run.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The file in which a project keeps its corrections, one a line, appended only: neither a correction nor its undoing ever
 * removes anything. A kill loses at most the one being written. Not safe for two writers; the project's lock keeps them apart.
 *
 * @param file the log, which need not be there
 */
public record CorrectionLog(Path file) {

    private static final int SCHEMA_VERSION = 1;
    private static final String UNDONE = "undone";
    private static final String AT = "at";
    private static final ObjectReader CORRECTIONS =
            Json.mapper().readerFor(Correction.class).with(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    /**
     * Everything in it.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is of a newer Graft or cannot be read
     */
    public Corrections read() {
        Corrections[] all = {Corrections.NONE};
        JsonLines.read(file, SCHEMA_VERSION, line -> all[0] = with(line, all[0]));
        return all[0];
    }

    private static Corrections with(JsonNode line, Corrections before) throws IOException {
        if (line.path(UNDONE).isInt()) {
            return before.without(
                    line.get(UNDONE).intValue(), Instant.parse(line.path(AT).asText()));
        }
        return before.with(CORRECTIONS.readValue(line));
    }

    /**
     * Appends a correction.
     *
     * @param part the picture is in
     * @return with its number
     * @throws GraftException with {@link ErrorCode#DEVICE} if it cannot be written
     */
    public Correction add(Correction.Wish wish, Optional<Part> part, Clock clock) {
        Correction made = new Correction(
                read().next(),
                now(clock),
                wish.digest(),
                wish.path(),
                part,
                wish.from(),
                wish.to(),
                wish.reason().strip());
        append(Json.mapper().valueToTree(made));
        return made;
    }

    /** Appends that a correction is undone. */
    public void undo(int number, Clock clock) {
        append(Json.mapper()
                .createObjectNode()
                .put(UNDONE, number)
                .put(AT, now(clock).toString()));
    }

    private static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void append(ObjectNode line) {
        try (JsonLines lines = JsonLines.appendTo(file, SCHEMA_VERSION)) {
            lines.append(line, true);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("correction.notWritable"), e);
        }
    }
}
