package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherWorkTest {

    private static final long SECOND = 1_000_000_000L;

    private static OtherWork.Look look(double seconds, double load, long... ownMillis) {
        Map<Long, Duration> own = ownMillis.length == 1
                ? Map.of(1L, Duration.ofMillis(ownMillis[0]))
                : Map.of(1L, Duration.ofMillis(ownMillis[0]), 2L, Duration.ofMillis(ownMillis[1]));
        return new OtherWork.Look((long) (seconds * SECOND), load, own);
    }

    /** Four processors for ten seconds are forty; half of that was computed, eight of it by us. */
    @Test
    void whatWeComputeOurselvesIsNotOthersWork() {
        OtherWork.Look before = look(0, 0.9, 1000);
        OtherWork.Look after = look(10, 0.5, 4000, 5000);
        assertThat(OtherWork.between(before, after, 4)).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void nothingIsClaimedOfAMomentOrWithoutAFigure() {
        assertThat(OtherWork.between(look(0, 1, 0), look(0.1, 1, 0), 2)).isZero();
        assertThat(OtherWork.between(look(0, 1, 0), look(9, -1, 0), 2)).isZero();
        assertThat(OtherWork.between(look(0, 1, 0), look(9, Double.NaN, 0), 2)).isZero();
        assertThat(OtherWork.between(look(0, 1, 0), look(2, 0.5, 9000), 2))
                .as("a clock that lags behind")
                .isZero();
    }

    @Test
    void thisComputerAnswers() {
        OtherWork.Look now = OtherWork.Look.now();
        assertThat(now.own()).containsKey(ProcessHandle.current().pid());
    }
}
