package graft.worker.client;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.Message;
import graft.worker.protocol.WorkerExit;
import java.nio.file.Path;
import java.util.Optional;

/** The worker ended before it had answered. */
public final class WorkerDiedException extends WorkerException {

    private static final long serialVersionUID = 1L;
    /** 128 + 9: ended by SIGKILL, which on Linux is what the kernel does to a process when memory has run out. */
    private static final int KILLED = 137;

    private final transient WorkerState.Died state;

    WorkerDiedException(WorkerState.Died state) {
        super(code(state.exitCode()), sentence(state), "last event: " + state.lastEvent(), null);
        this.state = state;
    }

    /** What is known about its end. */
    public WorkerState.Died state() {
        return state;
    }

    /** The exit code of the process; 128 and more means that a signal of that number minus 128 ended it. */
    public int exitCode() {
        return state.exitCode();
    }

    /** The last event of any request. */
    public Optional<JsonNode> lastEvent() {
        return state.lastEvent();
    }

    /** The worker's log. */
    public Path log() {
        return state.log();
    }

    private static ErrorCode code(int exitCode) {
        return exitCode == KILLED || exitCode == WorkerExit.MEMORY ? ErrorCode.DEVICE : ErrorCode.INTERNAL;
    }

    private static Message sentence(WorkerState.Died state) {
        return switch (state.exitCode()) {
            case KILLED -> Message.of("worker.killed", state.log());
            case WorkerExit.MEMORY -> Message.of("worker.memoryDied", state.log());
            default -> Message.of("worker.died", String.valueOf(state.exitCode()), state.log());
        };
    }
}
