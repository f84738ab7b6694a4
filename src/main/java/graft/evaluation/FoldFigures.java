package graft.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * What repeated cross-validation of a head comes to: every picture is answered by heads that have not learned from it nor from
 * any of its group.
 *
 * @param pictures how many, N
 * @param repeats how often they were shared out anew
 * @param folds how many shares, so that a head learned from all but one of them
 * @param right share of right answers, mean over the repeats; its interval covers which pictures these happen to be (and is no
 *     wider for a picture that is answered now rightly and now wrongly), not which pictures a head learned from
 * @param least share of right answers of the least fortunate repeat
 * @param most of the most fortunate
 * @param largest the class that has most pictures
 * @param always share of right answers of "always the largest class", which was run on the same folds
 * @param curve what a quarter, half and all of the pictures came to
 */
public record FoldFigures(
        int pictures,
        int repeats,
        int folds,
        Estimate right,
        double least,
        double most,
        String largest,
        Estimate always,
        LearningCurve curve) {

    /**
     * Makes them.
     *
     * @param answers mean probabilities of each picture over the repeats, with groups where pictures share one
     * @param folds how many shares
     * @param rightOfRepeat right answers of each repeat
     * @param learned how many pictures a head learned from, for each size, rising
     * @param right [sizes, N]: how often each picture was answered rightly, 0 to 1
     * @param always for each picture how often the largest class of the pictures learned from was right, 0 to 1
     */
    public static FoldFigures of(
            Predictions answers,
            int folds,
            List<Integer> rightOfRepeat,
            List<Integer> learned,
            double[][] right,
            double[] always,
            EvaluationSettings settings) {
        Units units = Units.of(answers);
        Shares shares = new Shares(units, settings.confidence());
        double n = answers.size();
        int[] counts = new int[answers.classCount()];
        for (int i = 0; i < answers.size(); i++) {
            counts[answers.truth(i)]++;
        }
        int largest = 0;
        for (int c = 1; c < counts.length; c++) {
            largest = counts[c] > counts[largest] ? c : largest;
        }
        int[] sorted = rightOfRepeat.stream().mapToInt(r -> r).sorted().toArray();
        return new FoldFigures(
                answers.size(),
                sorted.length,
                folds,
                shares.ofValues(right[right.length - 1]),
                sorted[0] / n,
                sorted[sorted.length - 1] / n,
                answers.classes().get(largest),
                shares.ofValues(Arrays.copyOf(always, always.length)),
                LearningCurve.of(units, learned, right, settings));
    }
}
