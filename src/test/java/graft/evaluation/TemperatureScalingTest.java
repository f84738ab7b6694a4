package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TemperatureScalingTest {

    /**
     * Expected: SciPy 1.17.1, {@code minimize_scalar(method="bounded")} over ln T of the summed log loss plus
     * (ln T)² / (2 * 0.25), on the same formula.
     */
    @Test
    void theTemperatureAgreesWithScipy() {
        Temperature sixty = TemperatureScaling.fit(FormulaPredictions.wrongEvery(4, 60, 3));
        Temperature twoHundred = TemperatureScaling.fit(FormulaPredictions.wrongEvery(4, 200, 4));
        Temperature oneError = TemperatureScaling.fit(FormulaPredictions.wrongEvery(40, 60, 3));

        assertThat(sixty.value()).isCloseTo(2.4760864088431567, within(1e-5));
        assertThat(twoHundred.value()).isCloseTo(2.38287470548026, within(1e-5));
        assertThat(oneError.value()).isCloseTo(0.705508673729294, within(1e-5));
        assertThat(TemperatureScaling.objective(FormulaPredictions.wrongEvery(4, 60, 3), sixty.value()))
                .isCloseTo(53.32725120641896, within(1e-7));
        assertThat(sixty.pictures()).isEqualTo(60);
        assertThat(sixty.errors()).isEqualTo(15);
    }

    @Test
    void atTheTemperatureTheSlopeIsZero() {
        Predictions p = FormulaPredictions.wrongEvery(5, 90, 4);
        double u = Math.log(TemperatureScaling.fit(p).value());
        double h = 1e-4;
        double slope =
                (TemperatureScaling.objective(p, Math.exp(u + h)) - TemperatureScaling.objective(p, Math.exp(u - h)))
                        / (2 * h);

        assertThat(slope).isCloseTo(0, within(1e-3));
    }

    /** Two classes, every logit difference d, a share q right: without the prior T = d / ln(q / (1 - q)). */
    @Test
    void withManyPicturesItIsTheOneThatMakesConfidenceEqualToAccuracy() {
        double confidence = 1 / (1 + Math.exp(-4));
        Temperature t = TemperatureScaling.fit(FormulaPredictions.ofTwo(16_000, 20_000, confidence));

        assertThat(t.value()).isCloseTo(4 / Math.log(4), within(0.01));
        Predictions cooled =
                FormulaPredictions.ofTwo(16_000, 20_000, confidence).atTemperature(t.value());
        assertThat(cooled.confidence(0)).isCloseTo(0.8, within(0.001));
    }

    @Test
    void aFewPicturesMoveItLittle() {
        double confidence = 1 / (1 + Math.exp(-4));
        double few = TemperatureScaling.fit(FormulaPredictions.ofTwo(8, 10, confidence))
                .value();
        double many = TemperatureScaling.fit(FormulaPredictions.ofTwo(800, 1000, confidence))
                .value();

        assertThat(few).isBetween(1.1, 2.0);
        assertThat(many).isBetween(2.7, 2.9);
    }

    @Test
    void belowThirtyPicturesOrWithoutAnErrorItMakesNothingSurer() {
        // Far too unsure: 55 percent, but always or nearly always right.
        Temperature few = TemperatureScaling.fit(FormulaPredictions.ofTwo(28, 29, 0.55));
        Temperature faultless = TemperatureScaling.fit(FormulaPredictions.ofTwo(500, 500, 0.55));
        Temperature free = TemperatureScaling.fit(FormulaPredictions.ofTwo(29, 30, 0.55));

        assertThat(few.value()).isEqualTo(1);
        assertThat(few.keptFromSharpening()).isTrue();
        assertThat(faultless.value()).isEqualTo(1);
        assertThat(faultless.keptFromSharpening()).isTrue();
        assertThat(free.value()).isLessThan(1);
        assertThat(free.keptFromSharpening()).isFalse();
    }

    @Test
    void itStaysWithinItsRange() {
        assertThat(TemperatureScaling.fit(FormulaPredictions.ofTwo(499, 500, 0.55))
                        .value())
                .isEqualTo(TemperatureScaling.LEAST);
        assertThat(TemperatureScaling.fit(FormulaPredictions.ofTwo(250, 500, 1)).value())
                .isEqualTo(TemperatureScaling.MOST);
        assertThatIllegalArgumentException().isThrownBy(() -> new Temperature(0.4, 1, 1, false));
    }
}
