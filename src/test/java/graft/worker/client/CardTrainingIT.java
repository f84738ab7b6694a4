package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.common.CancellationToken;
import graft.common.Folders;
import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.DeviceChoice;
import graft.compute.GraphicsCard;
import graft.compute.TrainingDevice;
import graft.data.decode.ImageIoPictureReader;
import graft.run.Provenance;
import graft.run.Reference;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.training.FreezeDepth;
import graft.training.TrainingEvent;
import graft.training.TrainingOptions;
import graft.worker.protocol.CancelMode;
import graft.worker.server.FaultyWorkerMain.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs with real workers, one of which pretends to have a graphics card. */
class CardTrainingIT {

    private static final GraphicsCard CARD =
            new GraphicsCard("RTX 3060", 12L << 30, "535.104", ComputeCapability.parse("8.6"));

    @TempDir
    Path folder;

    private final List<String> advice = new ArrayList<>();
    private Folders folders;
    private WorkerJar jar;
    private Project project;
    private RunFolder run;

    @BeforeEach
    void prepare() throws IOException {
        Clock clock = Clock.systemUTC();
        folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        jar = TestWorkers.jar(folders);
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 16, 1);
        Path weights = PatternPictures.untrainedBackbone(folder.resolve("squeeze.safetensors"));
        project = ProjectStore.in(folders, clock).forImages(pictures);
        run = project.newRun(
                new RunRequest(
                        "patterns",
                        clock.instant(),
                        Reference.to(weights, project.path()),
                        TrainingOptions.unsaid(1)
                                .withFreeze(new FreezeDepth("4-stages"), false)
                                .withEpochs(Optional.of(2))
                                .withBatchSize(Optional.of(8)),
                        new RunRequest.SplitRequest(Optional.empty(), 0.2, 0.2, 1),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                clock);
    }

    @Test
    void aCardThatFailsInTheMiddleOfTrainingIsFollowedByTheProcessor() {
        RunSession.Outcome outcome = train(DeviceChoice.GPU, 6);

        assertThat(outcome.evaluation().headline()).isPresent();
        assertThat(run.state()).isInstanceOf(RunState.Finished.class);
        assertThat(Provenance.DOCUMENT.read(run.file(RunFiles.PROVENANCE)).engines())
                .containsEntry("ND4J", "1.0.0-M2.1");
        assertThat(advice)
                .anyMatch(said -> said.startsWith("Training runs on RTX 3060") || said.contains("as you asked"))
                .anyMatch(said -> said.startsWith("Training goes on on the processor") && said.contains("RTX 3060"));
    }

    @Test
    void aCardThatTrainsToTheEndIsNamedInWhatIsKeptOfTheRun() {
        train(DeviceChoice.GPU, Integer.MAX_VALUE);

        assertThat(advice).noneMatch(said -> said.contains("processor, from the latest"));
        assertThat(Provenance.DOCUMENT.read(run.file(RunFiles.PROVENANCE)).engines())
                .containsEntry("ND4J", "1.0.0-M2.1 on RTX 3060");
    }

    private RunSession.Outcome train(DeviceChoice choice, int stepThatFails) {
        Supplier<TrainingDevice> device = () -> new TrainingDevice(
                List.of(CARD),
                Optional.of(new TrainingDevice.Usable(0, CARD)),
                Message.of("device.ready", CARD.name()));
        RunSession session = new RunSession(
                folders,
                new ImageIoPictureReader(),
                (log, stay) -> TestWorkers.forRun(jar, log, stay),
                new CardTraining(
                        () -> choice,
                        device,
                        (log, index) ->
                                TestWorkers.faulty(jar, log, WorkerSettings.Stay.LONG, Fault.CARD, stepThatFails)),
                Clock.systemUTC());
        return session.carryOut(
                project,
                run,
                RunFolder.PATIENCE,
                new Listening(),
                new RunSession.Interrupt(new CancellationToken(), asked -> {}, () -> CancelMode.STOP));
    }

    private final class Listening implements RunObserver {
        @Override
        public void scanning(long done, long total) {}

        @Override
        public void training(TrainingEvent event) {
            if (event instanceof TrainingEvent.Advice said) {
                advice.add(said.message().english());
            }
        }

        @Override
        public void evaluating(long done, long total) {}
    }
}
