package graft.training;

import graft.common.GraftException;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Trains the head again on four fifths of the training pictures, five times, each time another fifth left out, and asks it
 * about those: cross-validation on features that are there anyway. Every head is trained as the run's own was, for as many
 * epochs as that came to; nothing of it is kept but its answers.
 */
final class HeadFolds {

    /** As many as units allow, at most this. */
    private static final int FOLDS = 5;

    private final TrainingEngines engines;
    private final Trainer.Job job;
    private final NetworkDescription network;
    private final Weights weights;
    private final PhasePlan phase;
    private final PhaseActivations.Present features;

    /**
     * @param network the backbone with its head
     * @param weights at least the head's weights, as the head phase begins with
     * @param features of the training pictures
     */
    HeadFolds(
            TrainingEngines engines,
            Trainer.Job job,
            NetworkDescription network,
            Weights weights,
            PhaseActivations.Present features) {
        this.engines = engines;
        this.job = job;
        this.network = network;
        this.weights = weights;
        this.phase = job.plan().phases().get(0);
        this.features = features;
    }

    /**
     * Trains and asks.
     *
     * @param epochs how long each head is trained
     * @return nothing if somebody wants to stop, a head runs away, or there are too few units to leave some out
     * @throws GraftException with code CANCELLED if the run is to pause
     */
    OutOfFold answer(int epochs, TrainingControl control) {
        List<TrainingPictures.Picture> pictures = job.pictures().training();
        int classes = job.plan().classes().size();
        int[] fold = Folds.assign(pictures, classes, FOLDS);
        List<Integer> labels = new ArrayList<>();
        List<float[]> logits = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int f = 0; f < FOLDS; f++) {
            List<TrainingPictures.Picture> learned = new ArrayList<>();
            List<TrainingPictures.Picture> heldOut = new ArrayList<>();
            for (int i = 0; i < fold.length; i++) {
                (fold[i] == f ? heldOut : learned).add(pictures.get(i));
            }
            // What a head makes of a class that it has never seen says nothing about the run's own.
            Set<Integer> known = new HashSet<>();
            learned.forEach(p -> known.add(p.label()));
            heldOut.removeIf(p -> !known.contains(p.label()));
            if (heldOut.isEmpty()) {
                continue;
            }
            Optional<float[]> answers = answers(learned, heldOut, epochs, control);
            if (answers.isEmpty()) {
                return OutOfFold.NONE;
            }
            heldOut.forEach(p -> labels.add(p.label()));
            heldOut.forEach(p -> units.add(p.unit()));
            logits.add(answers.get());
        }
        return new OutOfFold(labels, concatenated(logits), units);
    }

    private Optional<float[]> answers(
            List<TrainingPictures.Picture> learned,
            List<TrainingPictures.Picture> heldOut,
            int epochs,
            TrainingControl control) {
        TrainingPlan plan = job.plan();
        LabeledViews training = TrainingPictures.labeled(learned);
        Optional<Standardization> standardization = Optional.of(standardization(training));
        int values = features.source().values();
        BatchAssembler batches =
                new BatchAssembler(training, features.source(), standardization, plan, features.views(), 0, values);
        // All zeros answer alike for standardised features and for features as they are.
        try (TrainableTail tail = engines.tail(network, phase.frozenStages(), weights, job.weights())) {
            if (!train(tail, batches, epochs, control)) {
                return Optional.empty();
            }
            return Optional.of(new Validation(
                            TrainingPictures.labeled(heldOut),
                            features.source(),
                            standardization,
                            plan.classes().size(),
                            plan.microBatch(),
                            plan.regularization().labelSmoothing())
                    .logits(tail));
        }
    }

    private Standardization standardization(LabeledViews training) {
        int values = features.source().values();
        float[] all = new float[training.size() * values];
        features.source().read(training.plain(), all);
        return Standardization.of(all, training.size(), values);
    }

    private boolean train(TrainableTail tail, BatchAssembler batches, int epochs, TrainingControl control) {
        Regularization regularization = job.plan().regularization();
        LearningRateSchedule schedule = new LearningRateSchedule(phase, List.of(), Head.STAGE, batches.stepsPerEpoch());
        long step = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            switch (control.wish()) {
                case PAUSE -> throw GraftException.cancelled();
                case STOP -> {
                    return false;
                }
                case GO_ON -> {}
            }
            int[] order = batches.order(epoch);
            for (int s = 0; s < batches.stepsPerEpoch(); s++) {
                int[] pictures = batches.step(order, s);
                tail.accumulate(batches.batch(epoch, pictures, 0, pictures.length));
                double norm = tail.step(new StepSettings(
                        schedule.rates(step++, 1),
                        batches.totalWeight(pictures),
                        regularization.clipNorm(),
                        regularization.l2sp(),
                        regularization.weightDecay()));
                if (!Double.isFinite(norm)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static float[] concatenated(List<float[]> parts) {
        float[] all = new float[parts.stream().mapToInt(p -> p.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
