package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;

/** What a worker process is at the moment. */
public sealed interface WorkerState {

    /** It was started and has not greeted yet. */
    record Starting() implements WorkerState {}

    /**
     * It takes requests.
     *
     * @param pid its process id
     */
    record Running(long pid) implements WorkerState {}

    /** It left in order. */
    record Left() implements WorkerState {}

    /**
     * It ended without being asked to, or could not be made to leave in order.
     *
     * @param exitCode of the process; 128 and more means that a signal of that number minus 128 ended it
     * @param lastEvent the last event of any request, if there was one
     * @param log what it wrote to its error stream
     */
    record Died(int exitCode, Optional<JsonNode> lastEvent, Path log) implements WorkerState {}
}
