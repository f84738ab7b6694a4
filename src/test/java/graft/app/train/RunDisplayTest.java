package graft.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.curve.Curves;
import graft.common.Message;
import graft.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunDisplayTest {

    private final List<Message> doing = new ArrayList<>();
    private final RunDisplay display = new RunDisplay(doing::add);

    @Test
    void fiveHundredEpochsOfTwoHundredBatchesLeaveOnePointForEachEpoch() {
        EventFeed feed = new EventFeed();
        display.begin();
        feed.training(Scripted.started(500));
        feed.training(Scripted.phase(0, 500));
        int most = 0;
        for (int epoch = 1; epoch <= 500; epoch++) {
            for (int batch = 1; batch <= 200; batch++) {
                feed.training(new TrainingEvent.BatchDone(0, epoch, batch, 200, 0.5, 100));
            }
            feed.training(Scripted.epoch(0, epoch));
            int[] handed = {0};
            feed.drain(event -> {
                handed[0]++;
                display.happened(event);
            });
            most = Math.max(most, handed[0]);
            display.beat();
        }
        assertThat(most)
                .as("events that wait at most, batches are not among them")
                .isLessThanOrEqualTo(4);
        assertThat(display.known().points()).hasSize(500);
        assertThat(display.curvesProperty().get().points()).hasSize(500);
        assertThat(display.progressProperty().get()).isEqualTo(1);
    }

    @Test
    void aWorkerThatIsFasterThanTheWindowLeavesNoBatchesBehind() {
        EventFeed feed = new EventFeed();
        for (int batch = 1; batch <= 100_000; batch++) {
            feed.training(new TrainingEvent.BatchDone(0, 1, batch, 100_000, 0.5, 100));
        }
        List<TrainingEvent> handed = new ArrayList<>();
        feed.drain(handed::add);
        assertThat(handed).hasSize(1);
    }

    @Test
    void progressCountsPhasesThatHaveNotBegun() {
        display.begin();
        display.happened(Scripted.started(5, 15));
        display.happened(Scripted.phase(0, 5));
        for (int i = 1; i <= 5; i++) {
            display.happened(Scripted.epoch(0, i));
        }
        assertThat(display.known().planned()).isEqualTo(20);
        assertThat(display.progressProperty().get()).isEqualTo(0.25);
        display.happened(Scripted.over(0, 5));
        display.happened(Scripted.phase(1, 15));
        display.happened(new TrainingEvent.BatchDone(1, 1, 5, 10, 0.5, 212));
        assertThat(display.progressProperty().get()).isEqualTo(5.5 / 20);
        assertThat(display.picturesPerSecondProperty().get()).isEqualTo(212);
        assertThat(doing).endsWith(Message.of("train.phase", 2, 2));
    }

    @Test
    void clearingForgetsTheRun() {
        display.happened(Scripted.started(5));
        display.clear();
        assertThat(display.known()).isEqualTo(Curves.NONE);
        assertThat(display.curvesProperty().get()).isEqualTo(Curves.NONE);
    }

    @Test
    void thereIsSomethingToStopOnceAnEpochHasEndedSinceTheRunWasTakenUp() {
        display.begin();
        display.happened(Scripted.started(5));
        display.happened(Scripted.phase(0, 5));
        display.happened(new TrainingEvent.BatchDone(0, 1, 9, 10, 0.5, 212));
        assertThat(display.learningProperty().get()).as("in the first epoch").isFalse();
        display.happened(Scripted.epoch(0, 1));
        assertThat(display.learningProperty().get()).as("after it").isTrue();
        display.begin();
        assertThat(display.learningProperty().get()).as("taken up again").isFalse();
        display.happened(Scripted.epoch(0, 2));
        assertThat(display.learningProperty().get()).isTrue();
        display.clear();
        assertThat(display.learningProperty().get()).isFalse();
    }
}
