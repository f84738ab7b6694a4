package graft.app;

import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import graft.worker.client.RunObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** What happens in runs up to the moment that a page is looked at. Twelve epochs of the head, then as many of a stage more. */
final class BusyScript {

    private static final int EPOCHS = 12;

    private BusyScript() {}

    /** The frozen stages look at the pictures. */
    static void caching(RunObserver run) {
        begin(run);
        run.training(new TrainingEvent.FeaturesProgress(0, 352, 748, 290));
    }

    /** Eight epochs, all of them better than the one before. */
    static void firstPhase(RunObserver run) {
        begin(run);
        phase(run, 0, 8, e -> 1.2 / e + 0.2, e -> 1.2 / e + 0.25);
    }

    /** Nothing is gained any more, and another phase follows. */
    static void firstPhaseLevel(RunObserver run) {
        begin(run);
        phase(run, 0, EPOCHS, BusyScript::level, e -> level(e) + 0.05);
    }

    /** Nothing is gained any more in the last phase. */
    static void lastPhaseLevel(RunObserver run) {
        firstPhaseLevel(run);
        run.training(new TrainingEvent.PhaseFinished(0, EPOCHS, Optional.of(0.3), StopReason.COMPLETED));
        phase(run, 1, EPOCHS, e -> 0.2, e -> 0.28 + 0.001 * e);
    }

    /** The validation pictures have turned, the training pictures have not. */
    static void memorising(RunObserver run) {
        begin(run);
        phase(run, 0, EPOCHS, e -> 1.0 / e, e -> e < 6 ? 1.4 / e : 0.25 + 0.08 * (e - 5));
    }

    /** All is learned, and the test pictures are asked about. */
    static void testing(RunObserver run) {
        lastPhaseLevel(run);
        run.training(new TrainingEvent.PhaseFinished(1, 3, Optional.of(0.28), StopReason.COMPLETED));
        run.training(new TrainingEvent.RunFinished(StopReason.COMPLETED, 0, EPOCHS, 12));
        run.evaluating(20, 51);
    }

    private static double level(double epoch) {
        return epoch < 6 ? 1.2 / epoch : 0.2;
    }

    private static void begin(RunObserver run) {
        run.training(new TrainingEvent.RunStarted(
                false,
                List.of("horse chestnut", "silver birch"),
                16,
                40,
                List.of(
                        new PhasePlan(5, EPOCHS, 1e-3, 1e-3, 0.5, 1, 5),
                        new PhasePlan(4, EPOCHS, 1e-3, 1e-3, 0.5, 1, 5))));
    }

    private static void phase(
            RunObserver run, int index, int epochs, DoubleUnaryOperator training, DoubleUnaryOperator validation) {
        run.training(new TrainingEvent.PhaseStarted(index, "phase", 5 - index, EPOCHS, 8, 5000, 48));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double trained = training.applyAsDouble(epoch);
            double validated = validation.applyAsDouble(epoch);
            run.training(new TrainingEvent.EpochDone(
                    index,
                    epoch,
                    trained,
                    accuracy(trained),
                    Optional.of(validated),
                    Optional.of(accuracy(validated)),
                    1e-3,
                    true,
                    4));
        }
        run.training(new TrainingEvent.BatchDone(index, epochs, 8, 8, training.applyAsDouble(epochs), 290));
    }

    private static double accuracy(double loss) {
        return Math.max(0.5, 1 - loss / 4);
    }
}
