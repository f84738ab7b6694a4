package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.Message;
import graft.worker.protocol.WorkerMessage;

/** The worker is of another version than this process, so the two must not talk. */
public final class WorkerVersionException extends WorkerException {

    private static final long serialVersionUID = 1L;

    WorkerVersionException(String ownBuild, WorkerMessage.Welcome welcome) {
        super(
                ErrorCode.INTERNAL,
                Message.of("worker.version", ownBuild, welcome.build()),
                "protocol " + WorkerMessage.PROTOCOL_VERSION + " and " + welcome.protocolVersion(),
                null);
    }
}
