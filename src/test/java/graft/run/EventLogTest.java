package graft.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.GraftException;
import graft.common.Message;
import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("events.jsonl");
    }

    private EventLog open(ResumePoint from) {
        return EventLog.open(file(), SampleRun.CLOCK, from);
    }

    private static TrainingEvent.RunStarted started(boolean resumed) {
        PhasePlan phase = new PhasePlan(10, 9, 0.01, 0.01, 1, 1, 5);
        return new TrainingEvent.RunStarted(resumed, List.of("a", "b"), 6, 2, List.of(phase, phase));
    }

    private static TrainingEvent.PhaseStarted phase(int phase) {
        return new TrainingEvent.PhaseStarted(phase, "head", 10, 9, 1, 20, 8);
    }

    private static TrainingEvent.EpochDone epoch(int phase, int epoch, double loss) {
        return new TrainingEvent.EpochDone(
                phase, epoch, loss, 0.5, Optional.of(loss), Optional.of(0.5), 0.01, true, 0.1);
    }

    private static void write(EventLog log, TrainingEvent... events) {
        for (TrainingEvent event : events) {
            log.onEvent(event);
        }
        log.close();
    }

    private static List<Double> losses(RunHistory history, int phase) {
        return history.phases().get(phase).epochs().stream()
                .map(TrainingEvent.EpochDone::trainingLoss)
                .toList();
    }

    @Test
    void everyEventButTheBatchesComesBackAsItWas() {
        TrainingEvent.EpochDone infinite = new TrainingEvent.EpochDone(
                0, 2, Double.POSITIVE_INFINITY, 0.1, Optional.empty(), Optional.empty(), 0.01, false, 0.1);
        TrainingEvent.PhaseFinished ended =
                new TrainingEvent.PhaseFinished(0, 1, Optional.of(0.4), StopReason.STOPPED_EARLY);
        TrainingEvent.RunFinished finished = new TrainingEvent.RunFinished(StopReason.TIME_LIMIT, 0, 1, 3.5);
        Message advice = Message.of("run.ambiguous", "r", 2, "a");
        write(
                open(ResumePoint.START),
                started(false),
                phase(0),
                new TrainingEvent.BatchDone(0, 1, 1, 1, 0.3, 4),
                epoch(0, 1, 0.5),
                infinite,
                new TrainingEvent.Advice(advice),
                new TrainingEvent.Advice(advice),
                ended,
                finished);

        RunHistory history = RunHistory.read(file());

        assertThat(history.started()).contains(started(false));
        assertThat(history.phases())
                .containsExactly(new RunHistory.Phase(
                        0, Optional.of(phase(0)), List.of(epoch(0, 1, 0.5), infinite), Optional.of(ended)));
        assertThat(history.advice()).containsExactly(advice);
        assertThat(history.finished()).contains(finished);
        assertThat(history.keptEpoch()).contains(epoch(0, 1, 0.5));
        assertThat(history.attempts()).isEqualTo(1);
        assertThat(history.first()).contains(SampleRun.NOON);
        assertThat(file()).content().doesNotContain("batchDone");
    }

    @Test
    void whatCameAfterTheCheckpointIsDroppedWhenTheRunIsResumed() {
        Message kept = Message.of("run.storeBusy");
        Message dropped = Message.of("common.cancelled");
        write(
                open(ResumePoint.START),
                started(false),
                new TrainingEvent.Advice(kept),
                phase(0),
                epoch(0, 1, 0.9),
                epoch(0, 2, 0.8),
                new TrainingEvent.CheckpointSaved(0, 3),
                epoch(0, 3, 0.7),
                new TrainingEvent.Advice(dropped),
                new TrainingEvent.PhaseFinished(0, 3, Optional.of(0.7), StopReason.COMPLETED),
                phase(1),
                epoch(1, 1, 0.6));
        assertThat(RunHistory.read(file()).epochs()).isEqualTo(4);

        EventLog second = open(new ResumePoint(0, 2));
        RunHistory before = RunHistory.read(file());
        assertThat(losses(before, 0)).containsExactly(0.9, 0.8);
        assertThat(before.phases()).hasSize(1);
        assertThat(before.phases().get(0).finished()).isEmpty();
        assertThat(before.advice()).containsExactly(kept);

        write(second, started(true), phase(0), epoch(0, 3, 0.71), epoch(0, 4, 0.61));
        RunHistory after = RunHistory.read(file());
        assertThat(losses(after, 0)).containsExactly(0.9, 0.8, 0.71, 0.61);
        assertThat(after.attempts()).isEqualTo(2);
    }

    @Test
    void betweenTwoPhasesNothingOfTheFinishedOneIsDropped() {
        write(
                open(ResumePoint.START),
                started(false),
                phase(0),
                epoch(0, 1, 0.9),
                epoch(0, 2, 0.95),
                new TrainingEvent.PhaseFinished(0, 1, Optional.of(0.9), StopReason.COMPLETED),
                // The checkpoint names the phase's best epoch, which is not its last.
                new TrainingEvent.CheckpointSaved(0, 1),
                phase(1),
                epoch(1, 1, 0.7));
        write(open(new ResumePoint(1, 0)), started(true), phase(1), epoch(1, 1, 0.65));

        RunHistory history = RunHistory.read(file());
        assertThat(losses(history, 0)).containsExactly(0.9, 0.95);
        assertThat(history.phases().get(0).finished()).isPresent();
        assertThat(losses(history, 1)).containsExactly(0.65);
    }

    @Test
    void aPhaseThatGoesBackAfterADivergenceLeavesOneCurve() {
        write(
                open(ResumePoint.START),
                started(false),
                phase(0),
                epoch(0, 1, 0.9),
                epoch(0, 2, 0.8),
                epoch(0, 3, 5.0),
                epoch(0, 2, 0.85),
                epoch(0, 3, 0.75));
        assertThat(losses(RunHistory.read(file()), 0)).containsExactly(0.9, 0.85, 0.75);
    }

    @Test
    void aRunBegunAnewHasForgottenTheOldOne() {
        write(open(ResumePoint.START), started(false), phase(0), epoch(0, 1, 0.9));
        write(open(ResumePoint.START), started(false), phase(0));
        assertThat(RunHistory.read(file()).epochs()).isZero();
    }

    @Test
    void aLogCutOffAtAnyByteIsReadAndGoesOn() throws IOException {
        write(open(ResumePoint.START), started(false), phase(0), epoch(0, 1, 0.9), epoch(0, 2, 0.8));
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            boolean atLineEnd =
                    length < 2 || length > whole.length - 2 || whole[length - 1] == '\n' || whole[length] == '\n';
            if (!atLineEnd && length % 13 != 0) {
                continue;
            }
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            int epochs = RunHistory.read(file()).epochs();
            write(open(new ResumePoint(0, epochs)), started(true), phase(0), epoch(0, epochs + 1, 0.1));
            assertThat(RunHistory.read(file()).epochs()).as("cut at %d", length).isEqualTo(epochs + 1);
        }
    }

    @Test
    void garbageInTheMiddleSpoilsItsLineOnly() throws IOException {
        write(open(ResumePoint.START), started(false), phase(0), epoch(0, 1, 0.9));
        Files.write(file(), new byte[] {0, 0, 0, (byte) 0xC3, '\n', '{', '}', '\n'}, StandardOpenOption.APPEND);
        Files.writeString(
                file(),
                "{\"at\":\"2026-11-21T12:00:00Z\",\"event\":\"somethingNew\",\"x\":1}\n[1]\n{\"at\":\"never\"}\n",
                StandardOpenOption.APPEND);
        write(open(new ResumePoint(0, 1)), started(true), epoch(0, 2, 0.8));
        assertThat(losses(RunHistory.read(file()), 0)).containsExactly(0.9, 0.8);
    }

    @Test
    void aSentenceThatThisVersionHasNotIsNamedInstead() throws IOException {
        write(open(ResumePoint.START), started(false));
        Files.writeString(
                file(),
                "{\"at\":\"2026-11-21T12:00:00Z\",\"event\":\"advice\",\"message\":"
                        + "{\"key\":\"training.ofLater\",\"arguments\":[]}}\n"
                        + "{\"at\":\"2026-11-21T12:00:00Z\",\"event\":\"advice\",\"message\":"
                        + "{\"key\":\"training.fewerViews\",\"arguments\":[\"x\",[]]}}\n"
                        + "{\"at\":\"2026-11-21T12:00:00Z\",\"event\":\"advice\",\"message\":"
                        + "{\"key\":\"run.ambiguous\",\"arguments\":[\"x\"]}}\n",
                StandardOpenOption.APPEND);
        assertThat(RunHistory.read(file()).advice())
                .extracting(Message::english)
                .containsExactly(
                        "(A sentence of another version of Graft: training.ofLater)",
                        "(A sentence of another version of Graft: run.ambiguous)");
    }

    @Test
    void aLogOfANewerGraftIsNeitherReadNorWrittenTo() throws IOException {
        Files.writeString(file(), "{\"schemaVersion\":2}\n");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> RunHistory.read(file()))
                .withMessageContaining("newer Graft");
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> open(ResumePoint.START))
                .withMessageContaining("newer Graft");
        assertThat(file()).content().isEqualTo("{\"schemaVersion\":2}\n");
    }

    @Test
    void aRunWithoutEventsHasNoHistory() {
        RunHistory history = RunHistory.read(file());
        assertThat(history.attempts()).isZero();
        assertThat(history.phases()).isEmpty();
    }
}
