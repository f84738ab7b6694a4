package graft.worker.server;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.protocol.WorkerMessage;

/** What to say about something that was thrown. */
final class Failures {

    private Failures() {}

    static WorkerMessage.Failure of(long id, Throwable thrown) {
        if (thrown instanceof GraftException e) {
            return new WorkerMessage.Failure(id, e.code(), e.userMessage(), String.valueOf(e.getMessage()));
        }
        if (thrown instanceof OutOfMemoryError) {
            return new WorkerMessage.Failure(
                    id, ErrorCode.DEVICE, Message.of("worker.memory"), String.valueOf(thrown.getMessage()));
        }
        if (thrown instanceof LinkageError) {
            return new WorkerMessage.Failure(id, ErrorCode.DEVICE, Message.of("worker.natives"), thrown.toString());
        }
        return new WorkerMessage.Failure(id, ErrorCode.INTERNAL, Message.of("worker.defect"), thrown.toString());
    }
}
