package graft.app.use;

import graft.common.Message;
import graft.worker.protocol.OpeningCall;
import java.nio.file.Path;

/** How it stands with a model from elsewhere. */
public sealed interface ForeignState {

    /** There is none. */
    record None() implements ForeignState {}

    /** A worker looks at it. */
    record Opening(Path file) implements ForeignState {}

    /** It can be asked. */
    record Open(Path file, OpeningCall.Report report) implements ForeignState {}

    /** It is none, is damaged, is newer than this Graft, or was made to do harm. */
    record Refused(Path file, Message why) implements ForeignState {}

    /** Whether there is one at all. */
    default boolean present() {
        return !(this instanceof None);
    }
}
