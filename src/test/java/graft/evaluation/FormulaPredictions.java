package graft.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/** Answers made by a formula, so that any other tool can make the very same ones. */
final class FormulaPredictions {

    private FormulaPredictions() {}

    /** Logits [n, c]: 4 sin(1.7 i + 2.3 c² + 0.5 i c). */
    static double[][] logits(int n, int classes) {
        double[][] logits = new double[n][classes];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < classes; c++) {
                logits[i][c] = 4 * Math.sin(1.7 * i + 2.3 * c * c + 0.5 * i * c);
            }
        }
        return logits;
    }

    /** The answer is right but for every {@code everyWrong}-th picture, whose true class is the next one. */
    static Predictions wrongEvery(int everyWrong, int n, int classes) {
        double[][] logits = logits(n, classes);
        int[] truth = new int[n];
        Predictions unlabelled = Predictions.ofLogits(names(classes), truth, logits);
        for (int i = 0; i < n; i++) {
            truth[i] = (unlabelled.answer(i) + (i % everyWrong == everyWrong - 1 ? 1 : 0)) % classes;
        }
        return Predictions.ofLogits(names(classes), truth, logits);
    }

    /** Two classes, {@code right} of {@code n} pictures right, each with this confidence. */
    static Predictions ofTwo(int right, int n, double confidence) {
        double[][] probabilities = new double[n][];
        int[] truth = new int[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 2;
            boolean first = (truth[i] == 0) == (i < right);
            probabilities[i] =
                    first ? new double[] {confidence, 1 - confidence} : new double[] {1 - confidence, confidence};
        }
        return Predictions.ofProbabilities(names(2), truth, probabilities);
    }

    static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
    }
}
