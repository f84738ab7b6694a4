package graft.data;

import graft.common.Message;
import java.util.List;

/** Something about the pictures that a person should know or must mend. */
public interface Problem {

    /** How much it matters, the worst first. */
    enum Severity {
        /** Nothing can be trained until it is mended. */
        MUST_FIX,
        /** Training goes on without these pictures, or with less to show for it. */
        WARNING,
        /** Good to know. */
        NOTE
    }

    Severity severity();

    /** What it is and what to do, in one sentence. */
    Message message();

    /** The files or folders it is about, relative to the scanned folder with {@code /}; may be empty. */
    List<String> paths();
}
