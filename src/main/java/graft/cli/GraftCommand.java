package graft.cli;

import graft.backbone.BackboneCatalogue;
import graft.common.ApplicationFolder;
import graft.common.BuildInfo;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import graft.compute.Processors;
import graft.compute.pack.PackStore;
import graft.data.PictureReader;
import graft.data.decode.ImageIoPictureReader;
import graft.model.ParityReport;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import graft.run.training.HeadRetraining;
import graft.samples.PublicSamples;
import graft.samples.SampleStore;
import graft.worker.client.FeatureQuestions;
import graft.worker.client.ModelExport;
import graft.worker.client.PictureQuestions;
import graft.worker.client.RunSession;
import graft.worker.protocol.EmbedCall;
import graft.worker.protocol.ExportCall;
import graft.worker.protocol.PredictionCall;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code graft} itself, which does nothing without one of its sub-commands. */
@Command(
        name = "graft",
        description = "Trains a picture classifier from a folder of pictures, on this machine.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
public final class GraftCommand implements Runnable {

    /** Where {@code logback.xml} puts the log; to be set before anything logs. */
    private static final String LOGS = "graft.logs";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private GraftCommand() {}

    /**
     * Carries out a command line.
     *
     * @param out takes what was asked for, and nothing else
     * @param err takes everything else
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        PrintWriter outWriter = new PrintWriter(out, true, StandardCharsets.UTF_8);
        PrintWriter errWriter = new PrintWriter(err, true, StandardCharsets.UTF_8);
        Interruption interruption = new Interruption(errWriter, Runtime.getRuntime()::halt);
        interruption.install();
        ExitCodes exitCodes = new ExitCodes();
        Folders folders = Folders.current();
        System.setProperty(LOGS, folders.logs().toString());
        try {
            int exit = commandLine(folders, interruption)
                    .setOut(outWriter)
                    .setErr(errWriter)
                    .setParameterExceptionHandler(exitCodes)
                    .setExecutionExceptionHandler(exitCodes)
                    .execute(arguments);
            return interruption.token().isCancelled() ? ErrorCode.CANCELLED.exitCode() : exit;
        } catch (Error e) {
            return ExitCodes.report(e, errWriter);
        } finally {
            outWriter.flush();
            errWriter.flush();
        }
    }

    /** The command with all its sub-commands; this is where they are wired. */
    static CommandLine commandLine(Folders folders, Interruption interruption) {
        Clock clock = Clock.system(ZoneId.systemDefault());
        return commandLine(
                folders, ApplicationFolder.current(), interruption, clock, new FreshWorker(folders, interruption));
    }

    /** The same with workers of the caller's choice. */
    static CommandLine commandLine(
            Folders folders,
            ApplicationFolder application,
            Interruption interruption,
            Clock clock,
            WorkerRequests workers) {
        ProjectStore projects = ProjectStore.in(folders, clock);
        RunCatalogue runs = new RunCatalogue(projects, clock);
        PictureReader reader = new ImageIoPictureReader();
        int threads = Processors.detect().physical();
        RunConductor conductor = new RunConductor(folders, interruption, clock);
        BackboneShelf shelf = new BackboneShelf(
                RunSession.backbones(folders), application.backbones(), BackboneCatalogue::bundled, workers);
        PictureQuestions questions = new PictureQuestions(
                (call, events) -> workers.ask(PredictionCall.KIND, call, PredictionCall.Done.class, events));
        FeatureQuestions features =
                new FeatureQuestions((call, events) -> workers.ask(EmbedCall.KIND, call, EmbedCall.Done.class, events));
        return new CommandLine(new GraftCommand())
                .addSubcommand(new InspectCommand(new Inspection(projects, reader, threads), interruption))
                .addSubcommand(new TrainCommand(folders, application, shelf, conductor, clock))
                .addSubcommand(new PretrainCommand(folders, shelf, interruption))
                .addSubcommand(new EvaluateCommand(runs, new IndependentTest(questions, reader, threads), interruption))
                .addSubcommand(new PredictCommand(runs, questions))
                .addSubcommand(new EmbedCommand(shelf, features))
                .addSubcommand(new ExportCommand(
                        runs, new ModelExport(call -> workers.ask(ExportCall.KIND, call, ParityReport.class))))
                .addSubcommand(runs(runs, conductor, shelf, clock))
                .addSubcommand(project(projects, new ProjectPictures(reader, threads, interruption.token()), clock))
                .addSubcommand(samples(folders, application, threads, interruption, clock))
                .addSubcommand(backbones(folders, shelf, runs, interruption))
                .addSubcommand(packs(folders, interruption))
                .addSubcommand(new DoctorCommand(folders, interruption));
    }

    private static CommandLine runs(RunCatalogue runs, RunConductor conductor, BackboneShelf shelf, Clock clock) {
        return new CommandLine(new RunsCommand())
                .addSubcommand(new RunsListCommand(runs, clock.getZone()))
                .addSubcommand(new RunsShowCommand(runs))
                .addSubcommand(new RunsCompareCommand(runs))
                .addSubcommand(new RunsResumeCommand(runs, conductor))
                .addSubcommand(new RunsRetrainCommand(
                        runs,
                        conductor,
                        new HeadRetraining(run -> shelf.add(run).id()),
                        clock))
                .addSubcommand(new RunsDeleteCommand(runs))
                .addSubcommand(new RunsRestoreCommand(runs));
    }

    private static CommandLine project(ProjectStore projects, ProjectPictures pictures, Clock clock) {
        return new CommandLine(new ProjectCommand())
                .addSubcommand(new ProjectShowCommand(projects))
                .addSubcommand(new ProjectRelabelCommand.Relabel(projects, pictures, clock))
                .addSubcommand(new ProjectRelabelCommand.LeaveOut(projects, pictures, clock))
                .addSubcommand(new ProjectUndoCommand(projects, clock));
    }

    private static CommandLine backbones(
            Folders folders, BackboneShelf shelf, RunCatalogue runs, Interruption interruption) {
        return new CommandLine(new BackbonesCommand())
                .addSubcommand(new BackbonesListCommand(shelf))
                .addSubcommand(new BackbonesInfoCommand(shelf))
                .addSubcommand(new BackbonesDownloadCommand(
                        shelf, BackboneCatalogue::bundled, () -> downloader(folders), downloads(folders), interruption))
                .addSubcommand(new BackbonesImportCommand(shelf, runs))
                .addSubcommand(new BackbonesVerifyCommand(shelf))
                .addSubcommand(new BackbonesRemoveCommand(shelf));
    }

    private static CommandLine packs(Folders folders, Interruption interruption) {
        Supplier<PackStore> packs = () -> PackStore.of(folders);
        return new CommandLine(new PacksCommand())
                .addSubcommand(new PacksListCommand(packs))
                .addSubcommand(new PacksAddCommand(packs, interruption))
                .addSubcommand(
                        new PacksFetchCommand(packs, () -> downloader(folders), downloads(folders), interruption))
                .addSubcommand(new PacksVerifyCommand(packs, interruption))
                .addSubcommand(new PacksRemoveCommand(packs));
    }

    private static CommandLine samples(
            Folders folders, ApplicationFolder application, int threads, Interruption interruption, Clock clock) {
        Supplier<SampleStore> store = () ->
                new SampleStore(folders.data().resolve("samples"), downloads(folders), downloader(folders), clock);
        return new CommandLine(new SamplesCommand())
                .addSubcommand(new SamplesListCommand(application, PublicSamples::bundled, store))
                .addSubcommand(new SamplesDownloadCommand(PublicSamples::bundled, store, interruption))
                .addSubcommand(new SamplesRenderCommand(threads, interruption))
                .addSubcommand(new SamplesSheetCommand(threads, interruption));
    }

    private static Path downloads(Folders folders) {
        return folders.cache().resolve("downloads");
    }

    private static Downloader downloader(Folders folders) {
        return Downloader.ordinary(new Pins(folders.data().resolve("pinned-downloads.json")));
    }

    /** Without a sub-command there is nothing to do but to say so. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Which command?");
    }

    /** Says the version of this build. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"graft " + BuildInfo.current().version()};
        }
    }
}
