package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import graft.compute.Gentleness;
import graft.worker.client.WorkerSettings.Stay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class GentleOptionTest {

    private final List<Long> lowered = new ArrayList<>();

    @Command
    private static final class Whatever {}

    private GentleOption said(String... words) {
        GentleOption option = new GentleOption(new Gentleness(8, lowered::add));
        new CommandLine(new Whatever()).addMixin("gentle", option).parseArgs(words);
        return option;
    }

    @Test
    void gentleTakesHalfTheCoresAndEveryWorkerGivesWay() {
        GentleOption gentle = said("--gentle");
        assertThat(gentle.threads(Optional.empty())).contains(4);
        assertThat(gentle.threads(Optional.of(2))).contains(2);
        assertThat(gentle.workers((log, stay) -> 42L, pid -> pid).apply(Path.of("log"), Stay.LONG))
                .isEqualTo(42L);
        assertThat(lowered).containsExactly(42L);
        assertThat(told(gentle)).startsWith("Gentle:");
    }

    @Test
    void otherwiseNothingChanges() {
        GentleOption ordinary = said();
        assertThat(ordinary.threads(Optional.empty())).isEmpty();
        assertThat(ordinary.threads(Optional.of(8))).contains(8);
        ordinary.workers((log, stay) -> 42L, pid -> pid).apply(Path.of("log"), Stay.LONG);
        assertThat(lowered).isEmpty();
        assertThat(told(ordinary)).isEmpty();
    }

    private static String told(GentleOption option) {
        StringWriter err = new StringWriter();
        option.tell(new PrintWriter(err));
        return err.toString();
    }
}
