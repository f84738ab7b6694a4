package graft.training;

import graft.common.GraftException;
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

    private final Trainer.Job job;
    private final HeadFit fit;
    private final PhaseActivations.Present features;

    /**
     * @param features of the training pictures
     */
    HeadFolds(Trainer.Job job, HeadFit fit, PhaseActivations.Present features) {
        this.job = job;
        this.fit = fit;
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
        int[] fold = Folds.assign(pictures, job.plan().classes().size(), FOLDS);
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
            Optional<HeadFit.Fitted> head = fit.train(learned, features, epochs, control);
            if (head.isEmpty()) {
                return OutOfFold.NONE;
            }
            try (HeadFit.Fitted fitted = head.get()) {
                logits.add(fitted.logits(heldOut));
            }
            heldOut.forEach(p -> labels.add(p.label()));
            heldOut.forEach(p -> units.add(p.unit()));
        }
        return new OutOfFold(labels, concatenated(logits), units);
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
