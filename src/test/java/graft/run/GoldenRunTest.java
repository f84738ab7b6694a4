package graft.run;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.Part;
import graft.training.Refit;
import graft.training.StopReason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Run folders as earlier versions of Graft wrote them. They are never written anew: what is in them must stay readable, by
 * migrations where files have changed since.
 */
class GoldenRunTest {

    private static final RunFolder RUN = new RunFolder(Path.of("src/test/resources/runs/v1"));

    @Test
    void aRunOfVersion1IsReadWhole() {
        assertThat(RUN.state()).isEqualTo(new RunState.Finished(StopReason.COMPLETED, SampleRun.NOON));
        RUN.verify();
        assertThat(RUN.request()).isEqualTo(SampleRun.request("Leaf check"));
        // It knew no refit, so it was planned without one.
        assertThat(RUN.plan()).isEqualTo(SampleRun.plan(SampleRun.CLASSES));
        assertThat(RUN.evaluation().refit()).isEmpty();
        assertThat(RUN.split().of(Part.TEST)).hasSize(51);
        assertThat(RUN.pictures().findings()).hasSize(2);
        assertThat(RUN.provenance()).isEqualTo(SampleRun.provenance());
        assertThat(RUN.predictions().of(Part.TEST).orElseThrow().right()).isEqualTo(46);
        assertThat(RUN.evaluation().headline().orElseThrow().correct()).isEqualTo(46);
        assertThat(RUN.evaluation().uncalibrated()).isPresent();
        assertThat(RUN.evaluation().parity().orElseThrow().passed()).isTrue();
        RunHistory history = RUN.history();
        assertThat(history.epochs()).isEqualTo(20);
        // Its advice is a sentence that has changed since.
        assertThat(history.advice()).singleElement().satisfies(m -> assertThat(m.english())
                .contains("training.headRate"));
        assertThat(history.keptEpoch().orElseThrow()).isEqualTo(SampleRun.epoch(1, 5));
    }

    @Test
    void aRunWhosePlanIsOfVersion2IsReadWhole() {
        RunFolder run = new RunFolder(Path.of("src/test/resources/runs/v2"));
        assertThat(run.state()).isEqualTo(new RunState.Finished(StopReason.COMPLETED, SampleRun.NOON));
        run.verify();
        assertThat(run.plan().refit()).isTrue();
        assertThat(run.plan().withoutRefit()).isEqualTo(SampleRun.plan(SampleRun.CLASSES));
        assertThat(run.evaluation().refit()).contains(new Refit(204, 12));
        assertThat(run.evaluation().headline().orElseThrow().correct()).isEqualTo(46);
    }
}
