package graft.app.use;

import graft.common.Message;
import graft.model.ParityReport;
import java.nio.file.Path;
import java.util.Optional;

/** How far one of the things is that can be taken along. */
public sealed interface TakeState {

    /** Not asked for. */
    record Idle() implements TakeState {}

    /** It is being written and proven. */
    record Writing() implements TakeState {}

    /**
     * It is written.
     *
     * @param proof that it answers as the run's own model; absent for what is no model
     */
    record Written(Path file, Optional<ParityReport> proof) implements TakeState {}

    /** It could not be written, or did not answer as it should; nothing was left behind. */
    record Failed(Message why) implements TakeState {}
}
