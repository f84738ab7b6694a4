package graft.app.depth;

import static org.assertj.core.api.Assertions.assertThat;

import graft.backbone.family.Architectures;
import graft.network.NetworkDescription;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private final NetworkDescription network =
            Architectures.byName("mobilenet_v2_1.0").orElseThrow().source();
    private final int stages = network.stages().size();

    private static Forecast.Circumstances of(int pictures) {
        return new Forecast.Circumstances(pictures, pictures / 3, 4, 3, 30, 15, 2);
    }

    @Test
    void theHeadAloneIsAFewThousandWeightsAndAFewSeconds() {
        Forecast forecast = Forecast.of(network, stages, of(280));
        assertThat(forecast.trainedWeights()).isEqualTo((1280 + 1) * 4);
        assertThat(forecast.seconds()).isBetween(8.0, 60.0);
        assertThat(forecast.risk()).isEqualTo(Forecast.Risk.LOW);
    }

    @Test
    void everyStageThatLearnsCostsMore() {
        Forecast before = Forecast.of(network, stages, of(280));
        for (int frozen = stages - 1; frozen >= 0; frozen--) {
            Forecast now = Forecast.of(network, frozen, of(280));
            assertThat(now.seconds()).isGreaterThan(before.seconds());
            assertThat(now.memoryBytes()).isGreaterThan(before.memoryBytes());
            assertThat(now.trainedWeights()).isGreaterThan(before.trainedWeights());
            before = now;
        }
        assertThat(before.trainedWeights()).isEqualTo(before.allWeights());
    }

    @Test
    void manyWeightsAndFewPicturesAreARisk() {
        assertThat(Forecast.of(network, 0, of(280)).risk()).isEqualTo(Forecast.Risk.HIGH);
        assertThat(Forecast.of(network, stages, of(20)).risk()).isEqualTo(Forecast.Risk.MEDIUM);
    }

    @Test
    void whereNothingIsFrozenNothingIsKept() {
        assertThat(Forecast.of(network, 0, of(280)).diskBytes()).isZero();
        assertThat(Forecast.of(network, stages, of(280)).diskBytes()).isEqualTo(1280L * 4 * 280 * 3);
    }
}
