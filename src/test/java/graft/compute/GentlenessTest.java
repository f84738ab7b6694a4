package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GentlenessTest {

    @Test
    void halfOfTheCoresAndNeverMoreThanThePersonWouldGive() {
        Gentleness eight = new Gentleness(8, pid -> {});
        assertThat(eight.threads(Optional.empty())).isEqualTo(4);
        assertThat(eight.threads(Optional.of(3))).isEqualTo(3);
        assertThat(eight.threads(Optional.of(8))).isEqualTo(4);
        assertThat(new Gentleness(1, pid -> {}).threads(Optional.empty())).isOne();
        assertThat(new Gentleness(3, pid -> {}).threads(Optional.empty())).isOne();
    }

    @Test
    void aWorkerIsLowered() {
        List<Long> lowered = new ArrayList<>();
        new Gentleness(2, lowered::add).giveWay(42);
        assertThat(lowered).containsExactly(42L);
    }
}
