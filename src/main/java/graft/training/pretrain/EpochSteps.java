package graft.training.pretrain;

import graft.common.CounterRandom;
import graft.training.TrainingPictures.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which pictures each step sees, and how: a function of (seed, epoch, step), so that a resumed training goes on alike. */
final class EpochSteps {

    private static final int ORDER = 1;
    private static final int VIEW = 2;
    /** Views are numbered; the plain one, 0, is for validation. */
    private static final int MOST_VIEWS = 1 << 30;

    private final PretrainJob job;
    private final int steps;

    EpochSteps(PretrainJob job) {
        this.job = job;
        this.steps = job.stepsPerEpoch();
    }

    int count() {
        return steps;
    }

    /** The indices of the training pictures of a step of an epoch. */
    int[] pictures(int epoch, int step) {
        int size = job.training().size();
        int[] order = CounterRandom.of(job.plan().seed(), epoch, ORDER).permutation(size);
        int from = (int) ((long) step * size / steps);
        int to = (int) ((long) (step + 1) * size / steps);
        return Arrays.copyOfRange(order, from, to);
    }

    /** The same as they are shown: a view that no other epoch has. */
    List<PictureBatches.View> views(int epoch, int[] pictures) {
        List<PictureBatches.View> views = new ArrayList<>(pictures.length);
        for (int index : pictures) {
            int first = CounterRandom.of(job.plan().seed(), index, VIEW).below(MOST_VIEWS, 0);
            views.add(new PictureBatches.View(job.training().get(index), 1 + (first + epoch) % MOST_VIEWS));
        }
        return views;
    }

    /** Targets [N, C] with smoothed labels. */
    float[] targets(int[] pictures) {
        int classes = job.plan().classes().size();
        double smoothing = job.plan().labelSmoothing();
        float[] targets = new float[pictures.length * classes];
        Arrays.fill(targets, (float) (smoothing / classes));
        for (int i = 0; i < pictures.length; i++) {
            targets[i * classes + label(pictures[i])] += (float) (1 - smoothing);
        }
        return targets;
    }

    /** How many of these answers [N, C] name the right class. */
    int right(int[] pictures, float[] logits) {
        int right = 0;
        for (int i = 0; i < pictures.length; i++) {
            right += Answers.best(logits, i, job.plan().classes().size()) == label(pictures[i]) ? 1 : 0;
        }
        return right;
    }

    private int label(int index) {
        Picture picture = job.training().get(index);
        return picture.label();
    }
}
