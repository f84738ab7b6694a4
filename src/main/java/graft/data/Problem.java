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

    /** One without which nothing can be trained. */
    interface MustFix extends Problem {
        @Override
        default Severity severity() {
            return Severity.MUST_FIX;
        }
    }

    /** One that costs pictures, or says that there will be less to show. */
    interface Warning extends Problem {
        @Override
        default Severity severity() {
            return Severity.WARNING;
        }
    }

    /** One that is good to know. */
    interface Note extends Problem {
        @Override
        default Severity severity() {
            return Severity.NOTE;
        }
    }

    /** What it is and what to do, in one sentence. */
    Message message();

    /** The files or folders it is about, relative to the scanned folder with {@code /}; none unless a kind says so. */
    default List<String> paths() {
        return List.of();
    }
}
