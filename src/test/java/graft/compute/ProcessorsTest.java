package graft.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorsTest {

    @Test
    void twoThreadsOnACoreAreOneCore() {
        List<String> lines = new ArrayList<>();
        for (int chip = 0; chip < 2; chip++) {
            for (int thread = 0; thread < 8; thread++) {
                lines.addAll(List.of(
                        "processor\t: " + (chip * 8 + thread),
                        "model name\t: Example CPU @ 3.0: GHz",
                        "physical id\t: " + chip,
                        "core id\t\t: " + thread / 2,
                        ""));
            }
        }

        assertThat(Processors.of(new CpuInfo(lines), 16)).isEqualTo(new Processors("Example CPU @ 3.0: GHz", 16, 8));
    }

    @Test
    void aContainerMayUseFewerThanThereAre() {
        List<String> lines = List.of("core id : 0", "core id : 1", "core id : 2", "core id : 3");

        assertThat(Processors.of(new CpuInfo(lines), 3).physical()).isEqualTo(3);
    }

    @Test
    void systemsThatListNoCoresHaveOneForEachThread() {
        assertThat(Processors.of(new CpuInfo(List.of("processor : 0", "BogoMIPS : 48.00")), 4)
                        .physical())
                .isEqualTo(4);
    }

    @Test
    void findsThisMachine() {
        Machine machine = Machine.detect();

        assertThat(machine.processors().logical())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(machine.memoryBytes()).isGreaterThan(Runtime.getRuntime().maxMemory() / 2);
        assertThat(machine.availableBytes()).isBetween(1L, machine.memoryBytes());
    }

    @Test
    void availableMemoryCountsWhatTheFileCacheWouldGiveBack() {
        List<String> lines = List.of("MemTotal:  8000 kB", "MemFree:  100 kB", "MemAvailable:   2048 kB");

        assertThat(Machine.ofMemInfo(lines)).hasValue(2048L * 1024);
        assertThat(Machine.ofMemInfo(List.of("MemFree: 1 kB"))).isEmpty();
    }
}
