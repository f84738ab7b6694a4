package graft.common.download;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import org.jspecify.annotations.Nullable;

/** A download that came to nothing. */
public final class DownloadFailure extends GraftException {

    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The server says that there is no such file, or that it may not be had. */
        UNAVAILABLE,
        /** No connection, or it broke or stood still again and again. */
        CONNECTION,
        /** Too long, too short, or of another digest. */
        OTHER_CONTENT,
        /** Led to an address that is not https, or in a circle. */
        REDIRECTION
    }

    DownloadFailure(Reason reason, ErrorCode code, Message message, String detail, @Nullable Throwable cause) {
        super(code, message, detail, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
