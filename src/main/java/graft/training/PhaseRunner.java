package graft.training;

import graft.common.GraftException;
import graft.common.Message;
import graft.network.Weights;
import graft.training.TrainableTail.UpdaterState;
import java.util.Arrays;
import java.util.Optional;

/** Trains one phase: epochs of steps on one tail, from a state to the phase's best weights. */
final class PhaseRunner {

    /** A phase that diverges is tried again this often, each time at lower rates, before it is given up. */
    private static final int MOST_RECOVERIES = 3;

    private static final double LOWER_RATES = 0.3;
    /** A mean training loss of an epoch this many times that of knowing nothing is divergence. */
    private static final double DIVERGED_LOSS = 5;

    private final PhaseSetup setup;
    private final TrainableTail tail;
    private final BatchAssembler batches;
    private final Validation validation;
    private final LearningRateSchedule schedule;
    private final CheckpointWriter checkpoints;
    private final TrainingListener listener;
    private final TrainingControl control;
    private final RunClock clock;

    private PhaseState state;
    private Weights best;

    PhaseRunner(
            PhaseSetup setup,
            TrainableTail tail,
            BatchAssembler batches,
            Validation validation,
            CheckpointWriter checkpoints,
            TrainingListener listener,
            TrainingControl control,
            RunClock clock) {
        this.setup = setup;
        this.tail = tail;
        this.batches = batches;
        this.validation = validation;
        this.schedule = new LearningRateSchedule(
                setup.phase(), setup.trainedStages(), setup.headStage(), batches.stepsPerEpoch());
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.control = control;
        this.clock = clock;
        this.state = PhaseState.start(setup.index());
        this.best = tail.weights();
    }

    /** What the phase came to. */
    record Outcome(int bestEpoch, Weights best, StopReason reason) {}

    /** Goes on from a checkpoint of this phase instead of from the start. */
    void restore(Checkpoint.InPhase from) {
        state = from.state();
        tail.setWeights(from.current());
        tail.setUpdaterState(from.updater());
        best = from.best();
    }

    /** Takes what the phase before has left as the mark to beat: epoch 0 of this phase. */
    void startFromMeasured() {
        validation.measure(tail).criterion().ifPresent(loss -> state = state.startingAt(loss));
    }

    /**
     * Trains to the end of the phase, or to where somebody or something ends it.
     *
     * @throws GraftException with code CANCELLED, after a checkpoint was written, if the run is to pause
     */
    Outcome run() {
        while (state.epoch() <= setup.phase().epochs()) {
            Optional<StopReason> end = runEpoch();
            if (end.isPresent()) {
                return new Outcome(state.bestEpoch(), best, end.get());
            }
        }
        return new Outcome(state.bestEpoch(), best, StopReason.COMPLETED);
    }

    private Optional<StopReason> runEpoch() {
        long started = clock.nanos();
        int[] order = batches.order(state.epoch());
        while (state.step() < batches.stepsPerEpoch()) {
            Optional<StopReason> interrupted = interruption();
            if (interrupted.isPresent()) {
                return interrupted;
            }
            if (!runStep(order, started)) {
                return recover();
            }
            checkpoints.saveIfDue(this::checkpoint);
        }
        return finishEpoch(started);
    }

    private Optional<StopReason> interruption() {
        return switch (control.wish()) {
            case PAUSE -> {
                checkpoints.save(checkpoint());
                throw GraftException.cancelled();
            }
            case STOP -> Optional.of(StopReason.STOPPED_BY_PERSON);
            case GO_ON -> clock.limitReached() ? Optional.of(StopReason.TIME_LIMIT) : Optional.empty();
        };
    }

    /** One update of the weights; false if its gradient was not finite. */
    private boolean runStep(int[] order, long epochStarted) {
        int[] pictures = batches.step(order, state.step());
        double loss = 0;
        int correct = 0;
        for (int from = 0; from < pictures.length; from += setup.microBatch()) {
            int to = Math.min(from + setup.microBatch(), pictures.length);
            TailBatch batch = batches.batch(state.epoch(), pictures, from, to);
            float[] logits = tail.accumulate(batch).logits();
            int classes = setup.classes();
            for (int i = 0; i < batch.count(); i++) {
                int label = batches.label(pictures[from + i]);
                loss += Losses.crossEntropy(logits, i, classes, label);
                correct += Losses.answer(logits, i, classes) == label ? 1 : 0;
            }
        }
        double norm = tail.step(stepSettings(pictures));
        if (!Double.isFinite(norm) || !Double.isFinite(loss)) {
            return false;
        }
        state = state.afterStep(loss, correct, pictures.length);
        double seconds = (clock.nanos() - epochStarted) / 1e9;
        listener.onEvent(new TrainingEvent.BatchDone(
                setup.index(),
                state.epoch(),
                state.step(),
                batches.stepsPerEpoch(),
                state.lossSum() / state.seen(),
                seconds > 0 ? state.seen() / seconds : 0));
        return true;
    }

    private StepSettings stepSettings(int[] pictures) {
        Regularization regularization = setup.regularization();
        return new StepSettings(
                schedule.rates(state.totalSteps(), state.rateFactor()),
                batches.totalWeight(pictures),
                regularization.clipNorm(),
                regularization.l2sp(),
                regularization.weightDecay());
    }

    /** Whether this mean training loss of an epoch, in nats, is no longer that of something that learns. */
    static boolean diverged(double meanLoss, int classes) {
        return !(meanLoss < DIVERGED_LOSS * Math.log(classes));
    }

    private Optional<StopReason> finishEpoch(long started) {
        double trainingLoss = state.lossSum() / state.seen();
        if (diverged(trainingLoss, setup.classes())) {
            return recover();
        }
        Validation.Figures figures = validation.measure(tail);
        boolean improved = figures.criterion().map(l -> l < state.bestLoss()).orElse(true);
        if (improved) {
            state = state.withBest(figures.criterion().orElse(Double.POSITIVE_INFINITY));
            best = tail.weights();
        }
        listener.onEvent(new TrainingEvent.EpochDone(
                setup.index(),
                state.epoch(),
                trainingLoss,
                (double) state.correct() / state.seen(),
                figures.loss(),
                figures.accuracy(),
                schedule.headRate(Math.max(0, state.totalSteps() - 1), state.rateFactor()),
                improved,
                (clock.nanos() - started) / 1e9));
        boolean patienceOver = state.epochsSinceBest() >= setup.phase().patience();
        state = state.nextEpoch();
        checkpoints.saveIfDue(this::checkpoint);
        return patienceOver && state.epoch() <= setup.phase().epochs()
                ? Optional.of(StopReason.STOPPED_EARLY)
                : Optional.empty();
    }

    /** Back to the best weights, with an updater that has forgotten, at lower rates. */
    private Optional<StopReason> recover() {
        if (state.recoveries() >= MOST_RECOVERIES) {
            listener.onEvent(new TrainingEvent.Advice(Message.of("training.diverged", state.recoveries())));
            return Optional.of(StopReason.DIVERGED);
        }
        state = state.recovered(LOWER_RATES, batches.stepsPerEpoch());
        tail.setWeights(best);
        UpdaterState fresh = tail.updaterState();
        float[] forgotten = new float[fresh.values().length];
        Arrays.fill(forgotten, 0);
        tail.setUpdaterState(new UpdaterState(0, forgotten));
        listener.onEvent(
                new TrainingEvent.Advice(Message.of("training.recovered", state.bestEpoch(), state.rateFactor())));
        return Optional.empty();
    }

    private Checkpoint.InPhase checkpoint() {
        return new Checkpoint.InPhase(state, tail.weights(), best, tail.updaterState());
    }
}
