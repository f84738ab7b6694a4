package graft.benchmark.folds;

import graft.backbone.Backbone;
import graft.data.Part;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.data.scan.Picture;
import graft.run.RunPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The probe over folds: pooled features of whole pictures, minus their mean, divided by one number, then logistic
 * regression. How strong its penalty is, is chosen by an inner cross-validation among the pictures it may learn from.
 */
final class ProbeFolds {

    private static final double[] STRENGTHS = {0.001, 0.003, 0.01, 0.03, 0.1, 1};
    private static final int INNER_FOLDS = 4;

    private final PictureFolds folds;
    private final Map<String, float[]> features = new HashMap<>();

    ProbeFolds(PictureFolds folds, Backbone backbone, PictureReader reader) throws UnreadablePictureException {
        this.folds = folds;
        List<Picture> all = Stream.of(Part.values())
                .flatMap(part -> folds.pictures(0, part).stream())
                .toList();
        float[][] rows = PooledFeatures.of(
                backbone, backbone.weights(), all.stream().map(folds::file).toList(), reader);
        for (int i = 0; i < rows.length; i++) {
            features.put(all.get(i).path(), rows[i]);
        }
    }

    /**
     * What the probe answers for the test pictures of a fold.
     *
     * @param parts what it learns from
     */
    RunPredictions answers(int fold, List<Part> parts) {
        List<Picture> learned =
                parts.stream().flatMap(p -> folds.pictures(fold, p).stream()).toList();
        List<Picture> test = folds.pictures(fold, Part.TEST);
        float[][] train = rows(learned);
        float[][] asked = rows(test);
        standardise(train, asked);
        int[] labels = learned.stream().mapToInt(folds::label).toArray();
        int classes = folds.classes().size();
        double strength = strength(train, labels, classes);
        LogisticRegression.Fitted model = LogisticRegression.fit(train, labels, classes, strength);
        List<RunPredictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < asked.length; i++) {
            rows.add(Answers.row(Part.TEST, test.get(i), Softmax.of(model.logits(asked[i]))));
        }
        System.err.println("fold " + fold + ": learned from " + labels.length + ", C = " + strength);
        return new RunPredictions(folds.classes(), rows);
    }

    private float[][] rows(List<Picture> pictures) {
        return pictures.stream().map(p -> features.get(p.path()).clone()).toArray(float[][]::new);
    }

    /** As the head does, by the mean and the mean variance of what is learned from. */
    private static void standardise(float[][] train, float[][] others) {
        int size = train[0].length;
        double[] mean = new double[size];
        double squares = 0;
        for (int f = 0; f < size; f++) {
            for (float[] row : train) {
                mean[f] += row[f] / train.length;
            }
            for (float[] row : train) {
                squares += (row[f] - mean[f]) * (row[f] - mean[f]);
            }
        }
        double deviation = Math.sqrt(squares / ((double) train.length * size));
        Stream.concat(Arrays.stream(train), Arrays.stream(others)).forEach(row -> {
            for (int f = 0; f < size; f++) {
                row[f] = (float) ((row[f] - mean[f]) / deviation);
            }
        });
    }

    /** The strength with the most inner test pictures right; of equal ones the stronger penalty. */
    private static double strength(float[][] features, int[] labels, int classes) {
        int[] right = new int[STRENGTHS.length];
        for (int inner = 0; inner < INNER_FOLDS; inner++) {
            countRight(features, labels, classes, inner, right);
        }
        int best = 0;
        for (int i = 1; i < right.length; i++) {
            best = right[i] > right[best] ? i : best;
        }
        return STRENGTHS[best];
    }

    /** Adds to {@code right} what each strength gets right of one inner fold. */
    private static void countRight(float[][] features, int[] labels, int classes, int inner, int[] right) {
        List<float[]> train = new ArrayList<>();
        List<Integer> trainLabels = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        int[] seen = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            // Every class is dealt round the inner folds.
            if (seen[labels[i]]++ % INNER_FOLDS == inner) {
                test.add(i);
            } else {
                train.add(features[i]);
                trainLabels.add(labels[i]);
            }
        }
        float[][] learned = train.toArray(float[][]::new);
        int[] learnedLabels = trainLabels.stream().mapToInt(l -> l).toArray();
        LogisticRegression.Fitted model =
                new LogisticRegression.Fitted(new double[classes * (features[0].length + 1)], classes);
        for (int s = 0; s < STRENGTHS.length; s++) {
            model = LogisticRegression.fit(learned, learnedLabels, STRENGTHS[s], model);
            for (int i : test) {
                right[s] += answer(model.logits(features[i])) == labels[i] ? 1 : 0;
            }
        }
    }

    private static int answer(double[] logits) {
        int best = 0;
        for (int c = 1; c < logits.length; c++) {
            best = logits[c] > logits[best] ? c : best;
        }
        return best;
    }
}
