package graft.data;

import graft.common.Message;
import org.jspecify.annotations.Nullable;

/** A file that cannot be shown as a picture. Checked, because a folder with one such file is nothing unusual. */
public final class UnreadablePictureException extends Exception {

    private final Message reason;

    public UnreadablePictureException(Message reason, @Nullable Throwable cause) {
        super(reason.english(), cause);
        this.reason = reason;
    }

    /** Why, in one sentence for the person. */
    public Message reason() {
        return reason;
    }
}
