package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import graft.evaluation.ModelSelection.Candidate;
import graft.evaluation.ModelSelection.Decision;
import graft.evaluation.ModelSelection.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelSelectionTest {

    private static final int RUNS = 300;

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void theHeadAloneIsKeptWhenItIsAllThereIs() {
        Decision d = ModelSelection.choose(List.of(new Candidate("head", FormulaPredictions.ofTwo(8, 10, 0.8))));

        assertThat(d.chosen()).isZero();
        assertThat(d.challenges()).isEmpty();
    }

    @Test
    void theBrierScoreIsTheSquaredDistance() {
        Predictions p =
                Predictions.ofProbabilities(List.of("a", "b", "c"), new int[] {0}, new double[][] {{0.5, 0.3, 0.2}});

        assertThat(ModelSelection.brier(p, 0)).isCloseTo(0.25 + 0.09 + 0.04, within(1e-12));
    }

    @Test
    void betterProbabilitiesDoNotMakeUpForFewerRight() {
        Predictions head = FormulaPredictions.ofTwo(80, 100, 0.51);
        Predictions challenger = FormulaPredictions.ofTwo(79, 100, 0.75);

        Decision d = ModelSelection.choose(List.of(new Candidate("head", head), new Candidate("two", challenger)));

        assertThat(d.challenges().get(0).pValue()).isLessThan(0.001);
        assertThat(d.challenges().get(0).outcome()).isEqualTo(Outcome.FEWER_RIGHT);
        assertThat(d.phase()).isEqualTo("head");
    }

    @Test
    void phasesChallengeTheOneKeptSoFar() {
        Candidate head = new Candidate("head", FormulaPredictions.ofTwo(70, 100, 0.8));
        Candidate same = new Candidate("two stages", FormulaPredictions.ofTwo(70, 100, 0.8));
        Candidate better = new Candidate("three stages", FormulaPredictions.ofTwo(90, 100, 0.8));
        Candidate worse = new Candidate("all", FormulaPredictions.ofTwo(85, 100, 0.8));

        Decision d = ModelSelection.choose(List.of(head, same, better, worse));

        assertThat(d.chosen()).isEqualTo(2);
        assertThat(d.challenges())
                .extracting(ModelSelection.Challenge::kept)
                .containsExactly("head", "head", "three stages");
        assertThat(d.challenges().get(0).level()).isCloseTo(0.05 / 3, within(1e-12));
        assertThat(d.challenges().get(0).gain()).isZero();
        // Twenty pictures go from Brier 1.28 to 0.08.
        assertThat(d.challenges().get(1).gain()).isCloseTo(0.24, within(1e-9));
    }

    @Test
    void phasesThatAreNoBetterSeldomReplaceTheHead() {
        for (int pictures : new int[] {36, 150}) {
            assertThat(leavesTheHead(pictures, 3, 3, 0.8, 1)).isLessThanOrEqualTo(0.08);
            assertThat(leavesTheHead(pictures, 3, 3, 0.8, 1.5)).isLessThanOrEqualTo(0.08);
        }
    }

    @Test
    void aRealGainOfAFewPointsIsUsuallyFound() {
        assertThat(leavesTheHead(200, 3, 3.5, 0.9, 1)).isGreaterThan(0.75);
        assertThat(leavesTheHead(120, 3, 3.8, 0.9, 1)).isGreaterThan(0.75);
    }

    @Test
    void aWorsePhaseAlmostNeverReplacesTheHead() {
        assertThat(leavesTheHead(150, 3, 2.7, 0.8, 1)).isLessThanOrEqualTo(0.01);
    }

    @Test
    void ofAGroupThePicturesAreNotSeparateEvidence() {
        Predictions head = FormulaPredictions.ofTwo(70, 100, 0.8);
        Predictions better = FormulaPredictions.ofTwo(90, 100, 0.8);
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            groups.add(i >= 70 && i < 90 ? "one plant" : "picture " + i);
        }

        Decision d = ModelSelection.choose(List.of(
                new Candidate("head", head.withGroups(groups)), new Candidate("two", better.withGroups(groups))));

        assertThat(d.phase()).isEqualTo("head");
        assertThat(d.challenges().get(0).pValue()).isEqualTo(0.5);
    }

    @Test
    void phasesOnOtherPicturesAreRefused() {
        Candidate ten = new Candidate("head", FormulaPredictions.ofTwo(8, 10, 0.8));
        Candidate eleven = new Candidate("two", FormulaPredictions.ofTwo(8, 11, 0.8));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelSelection.choose(List.of(ten, eleven)));
    }

    /** How often one challenger wins; six classes, answers of both alike as far as {@code alike}. */
    private double leavesTheHead(int pictures, double head, double challenger, double alike, double overconfidence) {
        int left = 0;
        for (int run = 0; run < RUNS; run++) {
            double[][] first = new double[pictures][6];
            double[][] second = new double[pictures][6];
            int[] truth = new int[pictures];
            for (int i = 0; i < pictures; i++) {
                truth[i] = random.nextInt(6);
                double ease = Math.sqrt(-0.5 * (Math.log(random.nextDouble()) + Math.log(random.nextDouble())));
                for (int c = 0; c < 6; c++) {
                    double shared = Math.sqrt(alike) * gaussian();
                    double own = Math.sqrt(1 - alike);
                    double hit = c == truth[i] ? ease : 0;
                    first[i][c] = 0.9 * head * (head * hit + shared + own * gaussian());
                    second[i][c] = overconfidence * 0.9 * challenger * (challenger * hit + shared + own * gaussian());
                }
            }
            Decision d = ModelSelection.choose(List.of(
                    new Candidate("head", Predictions.ofLogits(FormulaPredictions.names(6), truth, first)),
                    new Candidate("two", Predictions.ofLogits(FormulaPredictions.names(6), truth, second))));
            left += d.chosen();
        }
        return (double) left / RUNS;
    }

    private double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
