package graft.common;

import org.jspecify.annotations.Nullable;

/**
 * A failure a person can be told about: one sentence for them, and the detail for the log. It is caught only where a
 * process ends (terminal command, worker request, window), and logged there once.
 */
public class GraftException extends RuntimeException {

    private final ErrorCode code;
    private final Message userMessage;

    /**
     * @param code the kind of failure
     * @param userMessage what happened and what to do, in one sentence
     * @param detail what the log needs to know beyond that; may be empty
     * @param cause what led to it, or null
     */
    public GraftException(ErrorCode code, Message userMessage, String detail, @Nullable Throwable cause) {
        super(detail.isEmpty() ? userMessage.english() : userMessage.english() + " [" + detail + "]", cause);
        this.code = code;
        this.userMessage = userMessage;
    }

    /** A failure about which there is nothing more to know than the sentence. */
    public GraftException(ErrorCode code, Message userMessage) {
        this(code, userMessage, "", null);
    }

    /** A failure that something else led to. */
    public GraftException(ErrorCode code, Message userMessage, Throwable cause) {
        this(code, userMessage, cause.toString(), cause);
    }

    /** The failure that stands for a person's wish to stop. */
    public static GraftException cancelled() {
        return new GraftException(ErrorCode.CANCELLED, Message.of("common.cancelled"));
    }

    public ErrorCode code() {
        return code;
    }

    /** What happened and what to do, in one sentence. */
    public Message userMessage() {
        return userMessage;
    }
}
