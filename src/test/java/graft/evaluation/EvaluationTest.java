package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double CLOSE = 1e-9;

    /**
     * Expected: scikit-learn 1.9.1 (accuracy_score, balanced_accuracy_score, f1_score average="macro", log_loss,
     * top_k_accuracy_score, precision_recall_fscore_support, confusion_matrix) on the same formula.
     */
    @Test
    void figuresAgreeWithScikitLearn() {
        Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(4, 200, 4), Purpose.TEST);

        assertThat(e.accuracy()).isEqualTo(0.75);
        assertThat(e.correct()).isEqualTo(150);
        assertThat(e.balancedAccuracy()).isCloseTo(0.7501387347391787, within(CLOSE));
        assertThat(e.macroF1().orElseThrow()).isCloseTo(0.7493155402564312, within(CLOSE));
        assertThat(e.logLoss()).isCloseTo(1.3343618829387631, within(CLOSE));
        assertThat(e.topK()).extracting(TopK::k).containsExactly(2, 3);
        assertThat(e.topK()).extracting(t -> t.share().value()).containsExactly(0.82, 0.92);
        assertThat(e.confusion().counts())
                .containsExactly(
                        List.of(39, 0, 0, 14), List.of(12, 39, 0, 0), List.of(0, 13, 39, 0), List.of(0, 0, 11, 33));
        assertThat(e.perClass()).extracting(ClassFigures::pictures).containsExactly(53, 51, 52, 44);
        double[] precision = {0.76470588, 0.75, 0.78, 0.70212766};
        double[] recall = {0.73584906, 0.76470588, 0.75, 0.75};
        double[] f1 = {0.75, 0.75728155, 0.76470588, 0.72527473};
        for (int c = 0; c < 4; c++) {
            ClassFigures figures = e.perClass().get(c);
            assertThat(figures.precision().orElseThrow().value()).isCloseTo(precision[c], within(1e-8));
            assertThat(figures.recall().orElseThrow().value()).isCloseTo(recall[c], within(1e-8));
            assertThat(figures.f1().orElseThrow()).isCloseTo(f1[c], within(1e-8));
        }
    }

    /** Expected: the formulas of docs/evaluation.md in NumPy, Wilson's intervals from SciPy 1.17.1. */
    @Test
    void combinedIntervalsAgreeWithTheirFormulas() {
        Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(4, 200, 4), Purpose.TEST);

        assertThat(e.balancedAccuracyInterval().low()).isCloseTo(0.6825286359275714, within(CLOSE));
        assertThat(e.balancedAccuracyInterval().high()).isCloseTo(0.7997849203150833, within(CLOSE));
        Interval f1 = e.perClass().get(0).f1Interval().orElseThrow();
        assertThat(f1.low()).isCloseTo(0.6473325338057712, within(CLOSE));
        assertThat(f1.high()).isCloseTo(0.8306006323386086, within(CLOSE));
    }

    @Test
    void calibrationErrorAgreesWithItsFormulaInNumpy() {
        Calibration c = Evaluation.of(FormulaPredictions.wrongEvery(4, 200, 4), Purpose.TEST)
                .calibration()
                .orElseThrow();

        assertThat(c.bins()).hasSize(13);
        assertThat(c.error()).isCloseTo(0.1949470388196081, within(CLOSE));
        assertThat(c.meanConfidence()).isCloseTo(0.7579182788671042, within(CLOSE));
        assertThat(c.bins().stream().mapToInt(b -> b.right().trials()).sum()).isEqualTo(200);
    }

    @Test
    void undefinedFiguresAreAbsentAndNotZero() {
        // Class "c" has no picture and is never answered; class "b" has one and is never answered.
        Predictions p = Predictions.ofProbabilities(
                List.of("a", "b", "c"), new int[] {0, 0, 1}, new double[][] {{.8, .1, .1}, {.8, .1, .1}, {.8, .1, .1}});
        Evaluation e = Evaluation.of(p, Purpose.TEST);

        assertThat(e.perClass().get(2).recall()).isEmpty();
        assertThat(e.perClass().get(2).precision()).isEmpty();
        assertThat(e.perClass().get(2).f1()).isEmpty();
        assertThat(e.perClass().get(1).precision()).isEmpty();
        assertThat(e.perClass().get(1).recall().orElseThrow().value()).isZero();
        assertThat(e.perClass().get(1).f1()).hasValue(0);
        assertThat(e.balancedAccuracy()).isEqualTo(0.5);
        assertThat(e.macroF1().orElseThrow()).isCloseTo(0.4, within(CLOSE));
        assertThat(e.macroF1Interval()).isEmpty();
        assertThat(e.logLossInterval()).isEmpty();
        assertThat(e.calibration()).isEmpty();
        assertThat(e.right().shownAsCount()).isTrue();
    }

    @Test
    void everyFigureLiesInsideItsInterval() {
        for (int every : new int[] {2, 3, 4, 7, 60, 1000}) {
            Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(every, 90, 3), Purpose.TEST);
            assertThat(e.interval().contains(e.accuracy())).isTrue();
            assertThat(e.balancedAccuracyInterval().contains(e.balancedAccuracy()))
                    .isTrue();
            assertThat(e.macroF1Interval().orElseThrow().contains(e.macroF1().orElseThrow()))
                    .isTrue();
            assertThat(e.logLossInterval().orElseThrow().contains(e.logLoss())).isTrue();
            for (ClassFigures figures : e.perClass()) {
                assertThat(figures.f1Interval()
                                .orElseThrow()
                                .contains(figures.f1().orElseThrow()))
                        .isTrue();
            }
        }
    }

    @Test
    void withoutAnErrorIntervalsStillHaveAWidth() {
        Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(1000, 90, 3), Purpose.TEST);

        assertThat(e.accuracy()).isEqualTo(1);
        assertThat(e.interval().low()).isLessThan(0.97);
        assertThat(e.balancedAccuracyInterval().low()).isLessThan(0.97);
        assertThat(e.macroF1Interval().orElseThrow().low()).isLessThan(0.97);
    }

    @Test
    void calibrationIsLeftOutBelowFiftyPictures() {
        assertThat(Evaluation.of(FormulaPredictions.ofTwo(40, 49, 0.8), Purpose.TEST)
                        .calibration())
                .isEmpty();
        Calibration fifty = Evaluation.of(FormulaPredictions.wrongEvery(4, 50, 3), Purpose.TEST)
                .calibration()
                .orElseThrow();
        assertThat(fifty.bins()).hasSize(3);
    }

    @Test
    void aModelThatIsTooSureIsToldFromOneThatIsNot() {
        Calibration sure = Evaluation.of(FormulaPredictions.ofTwo(140, 200, 0.95), Purpose.TEST)
                .calibration()
                .orElseThrow();
        Predictions even = wellCalibrated(200);
        Calibration fair = Evaluation.of(even, Purpose.TEST).calibration().orElseThrow();

        assertThat(sure.beyondChance()).isTrue();
        assertThat(sure.error()).isCloseTo(0.25, within(0.1));
        assertThat(fair.beyondChance()).isFalse();
        assertThat(fair.interval().orElseThrow().low()).isLessThan(0.03);
    }

    @Test
    void equalConfidencesShareABinWhateverTheirOrder() {
        // 160 of 200 right at 80 percent, the wrong ones all last: one bin, and nothing off.
        Calibration c = Evaluation.of(FormulaPredictions.ofTwo(160, 200, 0.8), Purpose.TEST)
                .calibration()
                .orElseThrow();

        assertThat(c.bins()).hasSize(1);
        assertThat(c.error()).isCloseTo(0, within(1e-9));
    }

    @Test
    void theSameSeedGivesTheSameIntervals() {
        Predictions p = FormulaPredictions.wrongEvery(4, 100, 3);
        Evaluation once = Evaluation.of(p, Purpose.TEST);

        assertThat(Evaluation.of(p, Purpose.TEST)).isEqualTo(once);
        Evaluation other = Evaluation.of(p, Purpose.TEST, new EvaluationSettings(0.95, 2000, 7));
        assertThat(other.logLossInterval()).isNotEqualTo(once.logLossInterval());
        double width = once.logLossInterval().orElseThrow().width();
        assertThat(other.logLossInterval().orElseThrow().low())
                .isCloseTo(once.logLossInterval().orElseThrow().low(), within(0.1 * width));
    }

    @Test
    void groupsOfOnePictureChangeNothing() {
        Predictions p = FormulaPredictions.wrongEvery(4, 60, 3);
        List<String> each = IntStream.range(0, 60).mapToObj(Integer::toString).toList();

        assertThat(Evaluation.of(p.withGroups(each), Purpose.TEST)).isEqualTo(Evaluation.of(p, Purpose.TEST));
    }

    /** Expected: the formula of docs/evaluation.md in NumPy, Student's t from SciPy 1.17.1. */
    @Test
    void theIntervalByGroupAgreesWithItsFormula() {
        int[][] rightOf = {{4, 4}, {1, 5}, {3, 3}, {2, 4}, {6, 6}, {0, 2}, {5, 6}};
        List<String> groups = new ArrayList<>();
        List<Boolean> right = new ArrayList<>();
        for (int g = 0; g < rightOf.length; g++) {
            for (int i = 0; i < rightOf[g][1]; i++) {
                groups.add("group " + g);
                right.add(i < rightOf[g][0]);
            }
        }
        double[][] probabilities = right.stream()
                .map(r -> r ? new double[] {.9, .1} : new double[] {.1, .9})
                .toArray(double[][]::new);
        Evaluation e = Evaluation.of(
                Predictions.ofProbabilities(List.of("a", "b"), new int[30], probabilities)
                        .withGroups(groups),
                Purpose.TEST);

        assertThat(e.groups()).hasValue(7);
        assertThat(e.interval().method()).isEqualTo(IntervalMethod.WILSON_BY_GROUP);
        assertThat(e.interval().low()).isCloseTo(0.3460391581811529, within(CLOSE));
        assertThat(e.interval().high()).isCloseTo(0.9114194775393578, within(CLOSE));
    }

    @Test
    void aSingleGroupSaysNothing() {
        Predictions p =
                FormulaPredictions.wrongEvery(4, 60, 3).withGroups(java.util.Collections.nCopies(60, "the same"));
        Evaluation e = Evaluation.of(p, Purpose.TEST);

        assertThat(e.interval().low()).isZero();
        assertThat(e.interval().high()).isEqualTo(1);
        assertThat(e.logLossInterval()).isEmpty();
    }

    @Test
    void itIsWrittenAndReadBackUnderTheNamesOthersRelyOn() throws Exception {
        Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(4, 60, 3), Purpose.VALIDATION);
        String text = Json.pretty(e);
        JsonNode json = Json.tree(text);

        assertThat(json.path("schemaVersion").asInt()).isEqualTo(1);
        assertThat(json.path("purpose").asText()).isEqualTo("validation");
        assertThat(json.path("accuracy").asDouble()).isEqualTo(0.75);
        assertThat(json.path("interval").path("low").isNumber()).isTrue();
        assertThat(json.path("interval").path("method").asText()).isEqualTo("wilson");
        assertThat(json.path("balancedAccuracy").isNumber()).isTrue();
        assertThat(json.path("groups").isNull()).isTrue();
        JsonNode first = json.path("perClass").path(0);
        assertThat(first.path("label").asText()).isEqualTo("class 0");
        assertThat(first.path("recall").path("value").isNumber()).isTrue();
        assertThat(first.path("recall").path("shownAsCount").isBoolean()).isTrue();
        assertThat(first.path("f1").isNumber()).isTrue();
        assertThat(Json.read(text, Evaluation.class)).isEqualTo(e);
    }

    @Test
    void aMatrixThatIsNoneIsRefused() {
        List<String> ab = List.of("a", "b");
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfusionMatrix(ab, List.of(List.of(1, 2))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConfusionMatrix(ab, List.of(List.of(1, 2), List.of(1, -2))));
    }

    /** Confidence 0.55 to 0.95, right just as often. */
    private static Predictions wellCalibrated(int n) {
        List<Predictions> parts = new ArrayList<>();
        for (double confidence : new double[] {0.55, 0.65, 0.75, 0.85, 0.95}) {
            int each = n / 5;
            parts.add(FormulaPredictions.ofTwo((int) Math.round(confidence * each), each, confidence));
        }
        return Predictions.joined(parts);
    }
}
