package graft.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.training.TrainingEvent;
import graft.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Writes the events of a run to its {@code events.jsonl}, one line each, appending only. Events that may be dropped (the
 * batches) are not kept: an epoch says the same better, and the file stays small however long the run.
 *
 * <p>Each line reaches the system before training goes on, so that a killed process loses none; what must survive a power
 * cut (the beginning, a checkpoint, the end) is forced to the disk, and with it everything before.
 */
public final class EventLog implements TrainingListener, AutoCloseable {

    private final Path file;
    private final Clock clock;
    private final JsonLines lines;

    private EventLog(Path file, Clock clock, JsonLines lines) {
        this.file = file;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Opens the log of a run to append to it. Where it has events already, a mark says from where training goes on, so that
     * readers drop what an earlier attempt did after that.
     *
     * @param file made if it is not there; a last line that a crash has torn is closed and stays unread
     * @param from where training goes on
     * @throws GraftException with {@link ErrorCode#DATA} if the file is of a newer Graft; with {@link ErrorCode#DEVICE} if
     *     it cannot be written
     */
    public static EventLog open(Path file, Clock clock, ResumePoint from) {
        try {
            EventLog log = new EventLog(file, clock, JsonLines.appendTo(file, EventReader.SCHEMA_VERSION));
            if (log.lines.goesOn()) {
                log.lines.append(log.stamped().putPOJO(EventReader.RESUMED, from), true);
            }
            return log;
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /**
     * Keeps an event.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if it cannot be written
     */
    @Override
    public synchronized void onEvent(TrainingEvent event) {
        if (event.droppable()) {
            return;
        }
        ObjectNode line = stamped();
        line.setAll((ObjectNode) Json.mapper().valueToTree(event));
        try {
            lines.append(line, mustSurvivePowerCut(event));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static boolean mustSurvivePowerCut(TrainingEvent event) {
        return event instanceof TrainingEvent.RunStarted
                || event instanceof TrainingEvent.CheckpointSaved
                || event instanceof TrainingEvent.PhaseFinished
                || event instanceof TrainingEvent.RunFinished;
    }

    private ObjectNode stamped() {
        return Json.mapper()
                .createObjectNode()
                .put(
                        EventReader.AT,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private static GraftException failed(Path file, IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("run.eventsFailed", JsonDocument.shown(file)), e);
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw failed(file, e);
        }
    }
}
