package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {

    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private ProgressLine line(boolean terminal) {
        return new ProgressLine("Features", new PrintWriter(text), terminal, nanos::get);
    }

    @Test
    void aTerminalSeesABarWithTheTimeLeft() {
        try (ProgressLine line = line(true)) {
            nanos.set(10_000_000_000L);
            line.at(25, 100);
            assertThat(text.toString()).contains("[=======                       ]  25 of 100  30 s left");
        }
        assertThat(text.toString()).endsWith("\r");
    }

    @Test
    void aBarIsNotDrawnMoreOftenThanAnEyeCanSee() {
        try (ProgressLine line = line(true)) {
            for (int i = 0; i < 1000; i++) {
                nanos.addAndGet(1_000_000);
                line.at(i, 1000);
            }
        }
        assertThat(text.toString().split("\r")).hasSizeLessThan(15);
    }

    @Test
    void aLogSeesALineAtEveryQuarter() {
        try (ProgressLine line = line(false)) {
            for (int i = 0; i <= 200; i++) {
                line.at(i, 200);
            }
        }
        assertThat(text.toString().lines())
                .containsExactly(
                        "Features: 50 of 200", "Features: 100 of 200", "Features: 150 of 200", "Features: 200 of 200");
    }

    @ParameterizedTest
    @CsvSource({"0, 1 s", "89, 89 s", "90, 2 min", "3540, 59 min", "4800, 1 h 20 min"})
    void durationsAreSaidAsPeopleSayThem(long seconds, String said) {
        assertThat(ProgressLine.duration(Duration.ofSeconds(seconds))).isEqualTo(said);
    }
}
