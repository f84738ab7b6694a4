package graft.cli;

import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.Interval;
import graft.evaluation.Purpose;
import graft.run.RunState;
import graft.run.project.RunCatalogue;
import java.time.Instant;
import java.util.Optional;

/**
 * A run in a line, as {@code graft runs list} shows it and prints it as JSON.
 *
 * @param id of the run
 * @param name what the person calls it
 * @param project id of its project
 * @param folder where it lies
 * @param state how far it came, in one word
 * @param detail what more there is to say about the state
 * @param resumable whether it can be taken up again
 * @param created when it was asked for
 * @param headline the figure to show first
 */
record RunSummary(
        String id,
        String name,
        String project,
        String folder,
        String state,
        Optional<String> detail,
        boolean resumable,
        Optional<Instant> created,
        Optional<Headline> headline) {

    /**
     * How good a finished run's model is.
     *
     * @param purpose what the pictures were to the training
     */
    record Headline(Purpose purpose, int correct, int pictures, double accuracy, Interval interval) {
        static Headline of(Evaluation evaluation) {
            return new Headline(
                    evaluation.purpose(),
                    evaluation.correct(),
                    evaluation.pictures(),
                    evaluation.accuracy(),
                    evaluation.interval());
        }
    }

    static RunSummary of(RunCatalogue.Entry entry) {
        return new RunSummary(
                entry.run().id(),
                entry.name(),
                entry.project().id(),
                entry.run().path().toString(),
                word(entry.state()),
                detail(entry.state()),
                entry.state().resumable(),
                entry.created(),
                entry.headline().map(Headline::of));
    }

    /** A state in one word. */
    static String word(RunState state) {
        if (state instanceof RunState.Requested) {
            return "requested";
        }
        if (state instanceof RunState.Prepared) {
            return "prepared";
        }
        if (state instanceof RunState.Training) {
            return "training";
        }
        if (state instanceof RunState.Interrupted) {
            return "interrupted";
        }
        if (state instanceof RunState.Finished) {
            return "finished";
        }
        return state instanceof RunState.Failed ? "failed" : "unreadable";
    }

    /** What more there is to say about a state. */
    static Optional<String> detail(RunState state) {
        if (state instanceof RunState.Training training) {
            return Optional.of(Message.of("cli.stateEpochs", training.epochs()).english());
        }
        if (state instanceof RunState.Interrupted interrupted) {
            return Optional.of(
                    Message.of("cli.stateInterrupted", interrupted.epochs()).english());
        }
        if (state instanceof RunState.Failed failed) {
            return Optional.of(failed.why().english());
        }
        if (state instanceof RunState.Unreadable unreadable) {
            return Optional.of(unreadable.why().english());
        }
        return Optional.empty();
    }
}
