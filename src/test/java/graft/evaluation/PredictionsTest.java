package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    private static final List<String> ABC = List.of("a", "b", "c");

    @Test
    void logitsBecomeProbabilitiesWhateverTheirSize() {
        Predictions p = Predictions.ofLogits(
                ABC, new int[] {0, 2}, new double[][] {{0, Math.log(2), Math.log(5)}, {1e5, 1e5, -1e5}});

        assertThat(p.probability(0, 0)).isCloseTo(1 / 8.0, within(1e-12));
        assertThat(p.probability(0, 2)).isCloseTo(5 / 8.0, within(1e-12));
        assertThat(p.probability(1, 0)).isCloseTo(0.5, within(1e-12));
        assertThat(p.probability(1, 2)).isZero();
        assertThat(p.answer(0)).isEqualTo(2);
        assertThat(p.confidence(0)).isCloseTo(0.625, within(1e-12));
    }

    @Test
    void ofEquallyProbableClassesTheFirstIsTheAnswerAndThePlacesFollow() {
        Predictions p = Predictions.ofProbabilities(
                ABC, new int[] {0, 1, 2, 2}, new double[][] {{.4, .4, .2}, {.4, .4, .2}, {.4, .4, .2}, {0, 0, 1}});

        assertThat(p.isRight(0)).isTrue();
        assertThat(p.isRight(1)).isFalse();
        assertThat(p.placeOfTruth(0)).isEqualTo(1);
        assertThat(p.placeOfTruth(1)).isEqualTo(2);
        assertThat(p.placeOfTruth(2)).isEqualTo(3);
        assertThat(p.placeOfTruth(3)).isEqualTo(1);
        assertThat(p.right()).isEqualTo(2);
    }

    @Test
    void aProbabilityOfZeroKeepsAFiniteLogarithm() {
        Predictions p = Predictions.ofProbabilities(ABC, new int[] {1}, new float[][] {{1, 0, 0}});

        assertThat(p.logProbability(0, 1)).isCloseTo(Math.log(1e-38), within(1e-9));
    }

    @Test
    void aTemperatureDividesTheLogits() {
        double[][] logits = {{3, 1, -2}};
        Predictions warm = Predictions.ofLogits(ABC, new int[] {0}, logits).atTemperature(2);
        Predictions expected = Predictions.ofLogits(ABC, new int[] {0}, new double[][] {{1.5, 0.5, -1}});

        for (int c = 0; c < 3; c++) {
            assertThat(warm.logProbability(0, c)).isCloseTo(expected.logProbability(0, c), within(1e-12));
        }
    }

    @Test
    void rowsAndJoinedPartsKeepIdsAndGroups() {
        Predictions one = Predictions.ofProbabilities(
                        ABC, new int[] {0, 1}, new double[][] {{1, 0, 0}, {0.2, 0.3, 0.5}})
                .withPictures(List.of("x", "y"))
                .withGroups(List.of("g", "g"));
        Predictions two = Predictions.ofProbabilities(ABC, new int[] {2}, new double[][] {{0, 0, 1}})
                .withPictures(List.of("z"))
                .withGroups(List.of("h"));

        Predictions all = Predictions.joined(List.of(one, two)).rows(new int[] {2, 1});

        assertThat(all.picture(0)).contains("z");
        assertThat(all.group(0)).contains("h");
        assertThat(all.truth(1)).isEqualTo(1);
        assertThat(all.probability(1, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(Predictions.joined(List.of(one, two)).hasSharedGroups()).isTrue();
        assertThat(all.hasSharedGroups()).isFalse();
    }

    @Test
    void theCallerKeepsNoHandOnTheContent() {
        int[] truth = {0};
        double[][] logits = {{1, 2, 3}};
        Predictions p = Predictions.ofLogits(ABC, truth, logits);
        truth[0] = 2;
        logits[0][0] = 100;

        assertThat(p.truth(0)).isZero();
        assertThat(p.answer(0)).isEqualTo(2);
    }

    @Test
    void whatCannotBeAnswersIsRefused() {
        int[] one = {0};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofLogits(ABC, one, new double[][] {{1, Double.NaN, 2}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofLogits(ABC, one, new double[][] {{1, Double.POSITIVE_INFINITY, 2}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofLogits(ABC, new int[] {3}, new double[][] {{1, 2, 3}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Predictions.ofLogits(ABC, one, new double[][] {{1, 2}}));
        assertThatIllegalArgumentException().isThrownBy(() -> Predictions.ofLogits(ABC, new int[0], new double[0][]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofLogits(List.of("a", "a"), one, new double[][] {{1, 2}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofProbabilities(ABC, one, new double[][] {{.5, .2, .2}}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Predictions.ofProbabilities(ABC, one, new double[][] {{1.5, -.5, 0}}));
        Predictions p = Predictions.ofLogits(ABC, new int[] {0, 0}, new double[][] {{1, 2, 3}, {1, 2, 3}});
        assertThatIllegalArgumentException().isThrownBy(() -> p.withPictures(List.of("x", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> p.withGroups(List.of("x")));
        assertThatIllegalArgumentException().isThrownBy(() -> p.atTemperature(0));
        assertThatIllegalArgumentException().isThrownBy(() -> p.rows(new int[0]));
    }
}
