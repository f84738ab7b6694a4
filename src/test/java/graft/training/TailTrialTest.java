package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TailTrialTest {

    private static final TailTrial TRIAL = new TailTrial(
            TinyWorld.plan(List.of(TinyWorld.headPhase(2, 0.05))), TinyWorld.backbone(), TinyWorld.weights());

    @Test
    void theSameNumbersGoInSoTheSameComeOut() {
        TailTrial.Outcome one = run();
        assertThat(one.figures()).hasSize(6).isEqualTo(run().figures());
        assertThat(one.agreesWith(run())).isTrue();
        // A head of zeros finds every class equally likely: the loss is the logarithm of how many there are.
        assertThat(one.figures().get(0)).isCloseTo(Math.log(3), within(1e-6));
        assertThat(one.figures().get(2))
                .as("it learns")
                .isLessThan(one.figures().get(0));
        assertThat(one.figures().get(1)).as("norm of the gradient").isPositive();
    }

    @Test
    void itLastsAsLongAsAskedAndCountsWhatWentThrough() {
        AtomicLong clock = new AtomicLong();
        TailTrial.Outcome outcome =
                TRIAL.run(new TinyWorld(0.5), Duration.ofMillis(100), () -> clock.getAndAdd(10_000_000));
        int batch = TinyWorld.plan(List.of(TinyWorld.headPhase(2, 0.05))).microBatch();
        assertThat(outcome.picturesPerSecond()).isCloseTo(batch / 0.01, within(1e-6));
    }

    @Test
    void roundingIsForgivenAndNothingElse() {
        TailTrial.Outcome right = outcome(1.0986, 0.5);
        assertThat(outcome(1.0990, 0.502).agreesWith(right)).isTrue();
        assertThat(outcome(1.0986, 0.52).agreesWith(right)).isFalse();
        assertThat(outcome(1.0986, 0.0).agreesWith(right)).isFalse();
        assertThat(outcome(1.0986, Double.NaN).agreesWith(right)).isFalse();
        assertThat(outcome(1.0986).agreesWith(right)).isFalse();
    }

    private static TailTrial.Outcome outcome(Double... figures) {
        return new TailTrial.Outcome(List.of(figures), 1);
    }

    private static TailTrial.Outcome run() {
        return TRIAL.run(new TinyWorld(0.5), Duration.ZERO, System::nanoTime);
    }
}
