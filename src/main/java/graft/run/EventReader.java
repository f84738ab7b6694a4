package graft.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the {@code events.jsonl} of a run; an event that only a later Graft knows is passed over. */
final class EventReader {

    static final int SCHEMA_VERSION = 1;
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
     * Reads a file; one that is not there has no events.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is of a newer Graft or the disk does not give it
     */
    static void read(Path file, Sink sink) {
        JsonLines.read(file, SCHEMA_VERSION, line -> read(line, sink));
    }

    private static void read(JsonNode line, Sink sink) throws IOException {
        Optional<Instant> at = Optional.ofNullable(line.path(AT).textValue()).map(Instant::parse);
        if (at.isEmpty()) {
            return;
        }
        try {
            if (line.has(RESUMED)) {
                sink.resumed(at.get(), Json.mapper().treeToValue(line.get(RESUMED), ResumePoint.class));
            } else {
                sink.event(at.get(), EVENTS.readValue(line));
            }
        } catch (InvalidTypeIdException e) {
            LOG.debug("an event of a later Graft is passed over: {}", e.getTypeId());
        }
    }
}
