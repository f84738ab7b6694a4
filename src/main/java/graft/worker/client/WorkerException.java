package graft.worker.client;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import org.jspecify.annotations.Nullable;

/** A worker that could not be started or talked to; what it says about a request itself is a plain {@code GraftException}. */
public class WorkerException extends GraftException {

    private static final long serialVersionUID = 1L;

    WorkerException(ErrorCode code, Message userMessage, String detail, @Nullable Throwable cause) {
        super(code, userMessage, detail, cause);
    }
}
