package graft.worker.proof;

import graft.common.CancellationToken;
import graft.common.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Something that answers picture files with an exported model, in a process of its own. */
public interface Contender {

    /** What to call it, such as {@code Python}. */
    String name();

    /**
     * Asks about each picture.
     *
     * @throws graft.common.GraftException with code CANCELLED if stopped
     */
    Reply answer(List<Path> pictures, CancellationToken cancellation);

    /** What came of it. */
    sealed interface Reply {}

    /**
     * It ran.
     *
     * @param probabilities of each picture that it could read, in the order of the model's labels
     */
    record Answered(Map<Path, List<Double>> probabilities) implements Reply {
        public Answered {
            probabilities = Map.copyOf(probabilities);
        }
    }

    /** It could not be run here: what it needs is not on this computer. */
    record NotRun(Message why) implements Reply {}
}
