package graft.worker.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import graft.cli.testing.PatternPictures;
import graft.common.CancellationToken;
import graft.common.Folders;
import graft.common.Message;
import graft.compute.ComputeCapability;
import graft.compute.DeviceChoice;
import graft.compute.GraphicsCard;
import graft.compute.Machine;
import graft.compute.NativeOptions;
import graft.compute.NvidiaSmi;
import graft.compute.TrainingDevice;
import graft.compute.pack.Pack;
import graft.compute.pack.Packs;
import graft.data.decode.ImageIoPictureReader;
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
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole run with ND4J for graphics cards and for processors both on the class path of its workers, on a computer that has no
 * driver of NVIDIA. Needs the published files of the pack {@code nd4j-cuda}, 2.4 GB, in the folder that the system property
 * {@value #JARS} names: {@code graft packs list --files} says where they are, and Maven's profile {@code cuda} fetches them too.
 */
class NoDriverIT {

    /** System property: the folder of the published files. */
    private static final String JARS = "graft.test.cuda";

    private static final GraphicsCard CARD =
            new GraphicsCard("RTX 3060", 12L << 30, "535.104", ComputeCapability.parse("8.6"));

    @TempDir
    Path folder;

    private final List<String> advice = new ArrayList<>();
    private Folders folders;
    private WorkerJar jar;

    @BeforeEach
    void prepare() throws IOException {
        List<Pack.Archive> archives =
                Packs.bundled().find("nd4j-cuda").orElseThrow().archives(Packs.thisSystem());
        List<Path> jars = archives.stream()
                .map(archive -> Path.of(System.getProperty(JARS, ""), archive.name()))
                .toList();
        assumeThat(archives)
                .as("there is ND4J for graphics cards on this system")
                .isNotEmpty();
        assumeThat(jars)
                .as("-D%s=FOLDER names the published files of the pack nd4j-cuda", JARS)
                .allMatch(Files::isRegularFile);
        assumeThat(NvidiaSmi.ofThisMachine().cards()).as("no driver here").isEmpty();
        folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        WorkerJar own = TestWorkers.jar(folders);
        String cuda = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        jar = new WorkerJar(own.java(), WorkerJar.ofClassPath(own.jar() + File.pathSeparator + cuda, folders.cache()));
    }

    /** As everywhere without such a card: nothing is even tried. */
    @Test
    void whereNoCardIsFoundOneSentenceSaysSoAndThereIsNoStackTraceAnywhere() throws IOException {
        RunFolder run = train(Examination.ofThisMachine(folders)::device);

        assertThat(advice.stream().filter(said -> said.startsWith("Training runs on")))
                .containsExactly(Message.of("device.noCard").english());
        assertThat(Files.readString(run.file(RunFiles.LOG)))
                .doesNotContain("Exception")
                .doesNotContain("\tat ");
    }

    /** A card is said to be there, so a worker is started for it, and ND4J finds out by itself that there is no driver. */
    @Test
    void whereTheDriverIsMissingOneSentenceSaysSoAndTheStackTraceIsInTheLogAlone() throws IOException {
        TrainingDevice.Usable usable = new TrainingDevice.Usable(0, CARD);
        RunFolder run = train(
                () -> new TrainingDevice(List.of(CARD), Optional.of(usable), Message.of("device.ready", CARD.name())));

        assertThat(advice.stream().filter(said -> said.startsWith("Training runs on")))
                .containsExactly(
                        "Training runs on the processor: ND4J got no access to RTX 3060; the log of the run says why.");
        assertThat(Files.readString(run.file(RunFiles.LOG))).contains("UnsatisfiedLinkError", "libcuda");
    }

    /** Carries a small run out to its end. */
    private RunFolder train(Supplier<TrainingDevice> device) throws IOException {
        Clock clock = Clock.systemUTC();
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 8, 1);
        Path weights = PatternPictures.untrainedBackbone(folder.resolve("squeeze.safetensors"));
        Project project = ProjectStore.in(folders, clock).forImages(pictures);
        RunFolder run = project.newRun(
                new RunRequest(
                        "patterns",
                        clock.instant(),
                        Reference.to(weights, project.path()),
                        TrainingOptions.unsaid(1)
                                .withFreeze(new FreezeDepth("4-stages"), false)
                                .withEpochs(Optional.of(1))
                                .withBatchSize(Optional.of(8)),
                        new RunRequest.SplitRequest(Optional.empty(), 0.2, 0.2, 1),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                clock);

        session(clock, device)
                .carryOut(
                        project,
                        run,
                        RunFolder.PATIENCE,
                        new Listening(),
                        new RunSession.Interrupt(new CancellationToken(), asked -> {}, () -> CancelMode.STOP));

        assertThat(run.state()).isInstanceOf(RunState.Finished.class);
        assertThat(advice).noneMatch(said -> said.contains("Exception") || said.contains("Error"));
        return run;
    }

    private RunSession session(Clock clock, Supplier<TrainingDevice> device) {
        return new RunSession(
                folders,
                new ImageIoPictureReader(),
                (log, stay) -> start(log, Equipment.NONE),
                new CardTraining(
                        () -> DeviceChoice.GPU,
                        device,
                        (log, index) -> start(log, new Equipment(List.of(), OptionalInt.of(index)))),
                clock);
    }

    private WorkerClient start(Path log, Equipment equipment) {
        WorkerSettings settings = WorkerSettings.forMachine(Machine.detect());
        return WorkerClient.startLoggingTo(
                log,
                WorkerCommand.of(jar, settings, NativeOptions.ofThisMachine().build(), equipment, ""),
                Timeouts.usual());
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
