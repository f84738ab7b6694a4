package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PercentTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.001, 1",
        "0.004, 1",
        "0.005, 1",
        "0.304, 30",
        "0.305, 31",
        "0.996, 99",
        "0.9999, 99",
        "1, 100"
    })
    void aShareIsRoundedToTheNearestButNotToAllOrNothing(double share, int percent) {
        assertThat(Percent.of(share)).isEqualTo(percent);
    }

    @Test
    void aCountIsRoundedAsItsShareIs() {
        Interval any = new Interval(0, 1, 0.95, IntervalMethod.values()[0]);
        assertThat(Percent.of(new Proportion(1, 300, any))).isEqualTo(1);
        assertThat(Percent.of(new Proportion(299, 300, any))).isEqualTo(99);
        assertThat(Percent.of(new Proportion(300, 300, any))).isEqualTo(100);
        assertThat(Percent.of(new Proportion(0, 300, any))).isZero();
    }

    @Test
    void limitsAreRoundedOutwardsButNotByTheLastBit() {
        assertThat(Percent.below(0.609)).isEqualTo(60);
        assertThat(Percent.above(0.851)).isEqualTo(86);
        assertThat(0.29 * 100).as("what floating point makes of it").isLessThan(29);
        assertThat(Percent.below(0.29)).isEqualTo(29);
        assertThat(Percent.above(0.07)).isEqualTo(7);
    }
}
