package graft.evaluation;

import java.util.List;

/**
 * What one gets without learning anything: always the class that had most training pictures, run on the same test pictures as
 * the model.
 *
 * @param label that class
 * @param right how often it is right
 * @param model how the model compares with it on the same pictures
 */
public record Baseline(String label, Proportion right, PairedComparison model) {

    /**
     * Runs it.
     *
     * @param learned how many training pictures each class had, in the order of the classes
     */
    public static Baseline largestClass(Predictions predictions, List<Integer> learned) {
        int largest = 0;
        for (int c = 1; c < learned.size(); c++) {
            largest = learned.get(c) > learned.get(largest) ? c : largest;
        }
        double[][] logits = new double[predictions.size()][predictions.classCount()];
        for (double[] row : logits) {
            row[largest] = 1;
        }
        Predictions constant = predictions.answeredBy(logits);
        Shares shares = new Shares(Units.of(predictions), EvaluationSettings.DEFAULT.confidence());
        return new Baseline(
                predictions.classes().get(largest),
                shares.of(i -> true, constant::isRight).orElseThrow(),
                PairedComparison.of(constant, predictions));
    }
}
