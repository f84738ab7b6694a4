package graft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void handsOnInOrderWhateverIsReadFirst() {
        CountDownLatch secondRead = new CountDownLatch(1);
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead reading = new ReadAhead("reading", 2, 4)) {
            reading.each(
                    List.of(1, 2, 3).iterator(),
                    source -> {
                        if (source == 1) {
                            await(secondRead);
                        } else if (source == 2) {
                            secondRead.countDown();
                        }
                        return source * 10;
                    },
                    taken::add);
        }
        assertThat(taken).containsExactly(10, 20, 30);
    }

    @Test
    void isNeverFurtherAheadThanItMay() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger furthest = new AtomicInteger();
        try (ReadAhead reading = new ReadAhead("reading", 3, 5)) {
            reading.each(
                    IntStream.range(0, 200).iterator(),
                    source -> {
                        int ahead = begun.incrementAndGet() - taken.get();
                        furthest.accumulateAndGet(ahead, Math::max);
                        return source;
                    },
                    source -> taken.incrementAndGet());
        }
        assertThat(taken).hasValue(200);
        // The one that is being handed on was read, too.
        assertThat(furthest.get()).isBetween(1, 6);
    }

    @Test
    void whatReadingThrowsComesOutWhereItIsTaken() {
        List<Integer> taken = new ArrayList<>();
        try (ReadAhead reading = new ReadAhead("reading", 2, 4)) {
            assertThatThrownBy(() -> reading.each(List.of(4, 2, 0, 1).iterator(), source -> 8 / source, taken::add))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThat(taken).containsExactly(2, 4);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
