package graft.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds pictures whose label may be wrong, from answers of models that had not learned from them: confident learning
 * (C. Northcutt, L. Jiang and I. Chuang, Confident learning: Estimating uncertainty in dataset labels, Journal of Artificial
 * Intelligence Research 70, 2021). A picture is confidently of class k where its probability is at least the mean that
 * pictures labelled k have for k; so a class the model is never sure of, or one it always names too often, has a limit of its
 * own. Suspect is a picture that is confidently of another class than its label says, and is answered with another class.
 * The most suspect come first: those whose label is least probable against the most probable other class (normalised
 * margin). A hard picture with a right label looks the same, so this is a list to look through and never one to apply.
 */
public final class SuspectLabels {

    private SuspectLabels() {}

    /**
     * A picture to look at.
     *
     * @param picture its place among the predictions
     * @param label index of the class it is labelled with
     * @param likelier index of the class it confidently looks like
     * @param ofLabel probability of its label, 0 to 1
     * @param ofLikelier probability of the other class
     */
    public record Suspect(int picture, int label, int likelier, double ofLabel, double ofLikelier) {

        /** How far the label is behind, 0 to 1. */
        public double margin() {
            return ofLikelier - ofLabel;
        }
    }

    /** The suspects, the most suspect first. */
    public static List<Suspect> of(Predictions outOfFold) {
        double[] limit = limits(outOfFold);
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < outOfFold.size(); i++) {
            int label = outOfFold.truth(i);
            int likelier = label;
            double best = 0;
            for (int k = 0; k < limit.length; k++) {
                double p = outOfFold.probability(i, k);
                if (p >= limit[k] && p > best) {
                    best = p;
                    likelier = k;
                }
            }
            if (likelier != label && outOfFold.answer(i) != label) {
                suspects.add(new Suspect(i, label, likelier, outOfFold.probability(i, label), best));
            }
        }
        suspects.sort(Comparator.comparingDouble(Suspect::margin).reversed().thenComparing(Suspect::picture));
        return List.copyOf(suspects);
    }

    /** For each class the mean probability of it among the pictures labelled so; above 1 where there are none. */
    private static double[] limits(Predictions predictions) {
        double[] sum = new double[predictions.classCount()];
        int[] count = new int[predictions.classCount()];
        for (int i = 0; i < predictions.size(); i++) {
            int label = predictions.truth(i);
            sum[label] += predictions.probability(i, label);
            count[label]++;
        }
        double[] limits = new double[sum.length];
        for (int k = 0; k < limits.length; k++) {
            limits[k] = count[k] == 0 ? 2 : sum[k] / count[k];
        }
        return limits;
    }
}
