package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.worker.server.FaultyWorkerMain.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trainings that a person pauses or stops, and trainings whose worker comes to grief, through the window and with real
 * processes: the window lives on, says what happened, and offers Resume.
 */
@Timeout(300)
class InterruptedTrainingIT {

    /** In the middle of the third of thirty epochs of the head: 51 training pictures make two steps an epoch. */
    private static final int MID_EPOCH = 6;

    @TempDir
    Path folder;

    private Premises premises;
    private Path pictures;

    @BeforeEach
    void paint() throws IOException {
        premises = new Premises(folder.resolve("home"));
        pictures = PatternPictures.paint(folder.resolve("patterns"), 24, 1);
    }

    private DepthPageObject upToTheDepth(GraftWindow window) {
        return new HomePageObject(window.person())
                .newModel()
                .choose(premises, pictures)
                .awaitGoodToGo(72, 3)
                .next()
                .next();
    }

    @Test
    void aPausedTrainingIsResumedAndStoppedWithItsBestModel() {
        try (GraftWindow window = GraftWindow.open(premises)) {
            TrainPageObject train = upToTheDepth(window)
                    .lastStages()
                    .startTraining()
                    .awaitRunning()
                    .awaitEpochs(1)
                    .pause()
                    .awaitPaused();
            int before = train.epochs();
            assertThat(before).isPositive();
            train.resume().awaitRunning().awaitEpochs(before + 1).stop().awaitFinished();
        }
    }

    @Test
    void aKilledWorkerIsToldAndItsTrainingResumedToTheEnd() {
        premises.with(Fault.HANG, MID_EPOCH); // so that it is in the middle of an epoch when it is killed
        try (GraftWindow window = GraftWindow.open(premises)) {
            TrainPageObject train =
                    upToTheDepth(window).headOnly().startTraining().awaitEpochs(2);
            List<ProcessHandle> workers = premises.runWorkers();
            assertThat(workers).hasSize(1);
            workers.forEach(ProcessHandle::destroyForcibly);
            train.awaitFailed();
            assertThat(window.person().reads("log.txt")).isTrue();
            premises.mend();
            train.resumeAfterFailure().awaitFinished().next().awaitMeasured();
        }
    }

    @Test
    void aWorkerThatRunsOutOfMemoryIsToldInASentence() {
        premises.with(Fault.MEMORY, MID_EPOCH);
        try (GraftWindow window = GraftWindow.open(premises)) {
            TrainPageObject train =
                    upToTheDepth(window).headOnly().startTraining().awaitFailed();
            Person person = window.person();
            person.waitToRead(person.sentence("worker.memory"));
            premises.mend();
            train.resumeAfterFailure().awaitRunning();
        }
    }

    @Test
    void noiseBehindTheProtocolsBackIsNotNoticed() {
        premises.with(Fault.NOISE, 1);
        try (GraftWindow window = GraftWindow.open(premises)) {
            TrainPageObject train =
                    upToTheDepth(window).headOnly().startTraining().awaitFinished();
            assertThat(train.epochs()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void aHangingNativeCallIsEndedByPause() {
        premises.with(Fault.HANG, MID_EPOCH);
        try (GraftWindow window = GraftWindow.open(premises)) {
            TrainPageObject train =
                    upToTheDepth(window).headOnly().startTraining().awaitEpochs(2);
            train.pause().awaitPaused();
            Person person = window.person();
            person.waitUntil(
                    "the worker to be gone", () -> premises.runWorkers().isEmpty());
            premises.mend();
            train.resume().awaitRunning().awaitEpochs(3);
        }
    }

    @Test
    void aWorkerOfAnotherVersionIsToldInASentence() {
        premises.with(Fault.VERSION, 0);
        try (GraftWindow window = GraftWindow.open(premises)) {
            upToTheDepth(window).headOnly().startTraining().awaitFailed();
            window.person().waitToRead("9.9");
        }
    }
}
