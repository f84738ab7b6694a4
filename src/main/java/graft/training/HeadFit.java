package graft.training;

import graft.common.GraftException;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.List;
import java.util.Optional;

/**
 * Trains a head from its start on some of a run's pictures, as the head phase of the run was trained: the same rates,
 * views, order and dropout, but for a number of epochs that is known beforehand, so that no picture has to be held back to
 * choose one. Deterministic, and done anew rather than resumed: on features that are there anyway it takes seconds.
 */
final class HeadFit {

    /** The head phase is the first of every plan. */
    private static final int PHASE = 0;

    private final TrainingEngines engines;
    private final Trainer.Job job;
    private final NetworkDescription network;
    private final Weights weights;
    private final PhasePlan phase;

    /**
     * @param network the backbone with its head
     * @param weights at least the head's weights, as the head phase begins with
     */
    HeadFit(TrainingEngines engines, Trainer.Job job, NetworkDescription network, Weights weights) {
        this.engines = engines;
        this.job = job;
        this.network = network;
        this.weights = weights;
        this.phase = job.plan().phases().get(PHASE);
    }

    /** A head that has learned; to be closed. */
    final class Fitted implements AutoCloseable {
        private final TrainableTail tail;
        private final ActivationSource source;
        private final Standardization standardization;

        private Fitted(TrainableTail tail, ActivationSource source, Standardization standardization) {
            this.tail = tail;
            this.source = source;
            this.standardization = standardization;
        }

        /** The head's weights, in the form in which they are kept: for features as they are. */
        Weights head() {
            return standardization.folded(tail.weights());
        }

        /** The logits [N, C] of the plain views of these pictures, whose features the source must have. */
        float[] logits(List<TrainingPictures.Picture> pictures) {
            TrainingPlan plan = job.plan();
            return new Validation(
                            TrainingPictures.labeled(pictures),
                            source,
                            Optional.of(standardization),
                            plan.classes().size(),
                            plan.microBatch(),
                            plan.regularization().labelSmoothing())
                    .logits(tail);
        }

        @Override
        public void close() {
            tail.close();
        }
    }

    /**
     * Trains.
     *
     * @param pictures what is learned from
     * @param features of these pictures
     * @param epochs how long
     * @return nothing if somebody wants to stop, or the head runs away
     * @throws GraftException with code CANCELLED if the run is to pause
     */
    Optional<Fitted> train(
            List<TrainingPictures.Picture> pictures,
            PhaseActivations.Present features,
            int epochs,
            TrainingControl control) {
        LabeledViews labeled = TrainingPictures.labeled(pictures);
        ActivationSource source = features.source();
        Standardization standardization = Standardization.ofPlain(labeled, source);
        BatchAssembler batches = new BatchAssembler(
                labeled, source, Optional.of(standardization), job.plan(), features.views(), PHASE, source.values());
        // All zeros answer alike for standardised features and for features as they are.
        TrainableTail tail = engines.tail(network, phase.frozenStages(), weights, job.weights());
        boolean trained = false;
        try {
            trained = train(tail, batches, epochs, control);
        } finally {
            if (!trained) {
                tail.close();
            }
        }
        return trained ? Optional.of(new Fitted(tail, source, standardization)) : Optional.empty();
    }

    private boolean train(TrainableTail tail, BatchAssembler batches, int epochs, TrainingControl control) {
        LearningRateSchedule schedule = new LearningRateSchedule(phase, List.of(), Head.STAGE, batches.stepsPerEpoch());
        for (int epoch = 1; epoch <= epochs; epoch++) {
            switch (control.wish()) {
                case PAUSE -> throw GraftException.cancelled();
                case STOP -> {
                    return false;
                }
                case GO_ON -> {}
            }
            if (!epoch(tail, batches, epoch, schedule)) {
                return false;
            }
        }
        return true;
    }

    /** False if a gradient was not finite, or the mean loss is one of divergence. */
    private boolean epoch(TrainableTail tail, BatchAssembler batches, int epoch, LearningRateSchedule schedule) {
        Regularization regularization = job.plan().regularization();
        int[] order = batches.order(epoch);
        int steps = batches.stepsPerEpoch();
        double loss = 0;
        double weight = 0;
        for (int s = 0; s < steps; s++) {
            int[] pictures = batches.step(order, s);
            double total = batches.totalWeight(pictures);
            loss += tail.accumulate(batches.batch(epoch, pictures, 0, pictures.length))
                    .weightedLoss();
            weight += total;
            double norm = tail.step(new StepSettings(
                    schedule.rates((epoch - 1L) * steps + s, 1),
                    total,
                    regularization.clipNorm(),
                    regularization.l2sp(),
                    regularization.weightDecay()));
            if (!Double.isFinite(norm)) {
                return false;
            }
        }
        return !PhaseRunner.diverged(loss / weight, job.plan().classes().size());
    }
}
