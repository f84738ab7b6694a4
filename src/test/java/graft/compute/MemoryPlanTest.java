package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryPlanTest {

    private static final long GIB = 1L << 30;

    @ParameterizedTest
    @ValueSource(longs = {4, 8, 16, 24, 64, 1024})
    void leavesAFifthOfTheMachineToOthers(long gib) {
        MemoryPlan plan = MemoryPlan.forMachine(gib * GIB);

        assertThat(plan.processBytes()).isLessThanOrEqualTo(gib * GIB - gib * GIB / 5);
        assertThat(plan.heapBytes() + plan.nativeBytes()).isLessThanOrEqualTo(plan.processBytes());
        assertThat(plan.heapBytes()).isBetween(GIB / 2, 4 * GIB);
        assertThat(plan.nativeBytes()).isGreaterThanOrEqualTo(GIB);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2})
    void aVerySmallMachineGetsTheLeastThatTrainingWorksWith(long gib) {
        assertThat(MemoryPlan.forMachine(gib * GIB)).isEqualTo(new MemoryPlan(GIB / 2, GIB, 2 * GIB));
    }

    @Test
    void aGivenHeapIsKeptAndTheRestSharedOutAsEver() {
        MemoryPlan plan = MemoryPlan.forMachine(8 * GIB, OptionalLong.of(GIB));

        assertThat(plan.heapBytes()).isEqualTo(GIB);
        assertThat(plan.processBytes()).isEqualTo(MemoryPlan.forMachine(8 * GIB).processBytes());
        assertThat(MemoryPlan.forMachine(8 * GIB, OptionalLong.of(10 * GIB)).processBytes())
                .isGreaterThan(10 * GIB);
    }

    @Test
    void refusesAProcessSmallerThanItsHeap() {
        assertThatThrownBy(() -> new MemoryPlan(2 * GIB, GIB, GIB)).isInstanceOf(IllegalArgumentException.class);
    }
}
