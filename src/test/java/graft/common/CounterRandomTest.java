package graft.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CounterRandomTest {

    /**
     * Computed by an implementation of its own in Python. Runs that were paused, splits and intervals depend on these
     * streams: a change here makes a resumed run another one.
     */
    @Test
    void theStreamsAreWhatTheyWere() {
        assertStream(CounterRandom.of(0), 0xa706dd2f4d197e6fL, 0xb382a305f4414f5eL, 0x2623754e3559d98bL);
        assertStream(CounterRandom.of(1, 2, 3), 0xeab53417c40da1f8L, 0xfd2ddac1104031a6L, 0x8d76d981a1cce312L);
        assertStream(CounterRandom.of(3, 2, 1), 0xfb6fb4f58cdf2839L, 0xf013ff2875c26cdfL, 0xa1cfbb714d6eca15L);
        assertStream(CounterRandom.of(-1), 0x968d1ec021ff6814L, 0xf27555a0ceee6b4aL, 0xe970c349cf33eb6eL);
    }

    @Test
    void everyNumberBelowABoundIsAboutAsFrequent() {
        int[] counts = new int[7];
        for (int key = 0; key < 70; key++) {
            CounterRandom random = CounterRandom.of(5, key);
            for (int counter = 0; counter < 1000; counter++) {
                counts[random.below(7, counter)]++;
            }
        }
        // 10,000 each; five standard deviations.
        assertThat(Arrays.stream(counts)).allMatch(c -> Math.abs(c - 10_000) < 470);
    }

    @Test
    void aPermutationHoldsEverythingOnce() {
        assertThat(Arrays.stream(CounterRandom.of(9).permutation(100)).sorted())
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    private static void assertStream(CounterRandom random, long first, long second, long millionth) {
        assertThat(new long[] {random.bits(0), random.bits(1), random.bits(1_000_000)})
                .containsExactly(first, second, millionth);
    }
}
