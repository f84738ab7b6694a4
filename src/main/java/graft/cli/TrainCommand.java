package graft.cli;

import graft.common.ApplicationFolder;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Gentleness;
import graft.evaluation.Requirement;
import graft.run.Reference;
import graft.run.RunFolder;
import graft.run.RunRequest;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import graft.run.project.RequirementBook;
import graft.training.TrainingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft train}: from a folder of pictures to a finished model. */
@Command(
        name = "train",
        description = "Trains a model on a folder that holds one folder of pictures for each class.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class TrainCommand implements Callable<Integer> {

    /** Asked for again in the same words, the same happens, until something outside the run is put right. */
    private static final Set<ErrorCode> HOPELESS = Set.of(ErrorCode.USAGE, ErrorCode.DATA, ErrorCode.WEIGHTS);

    private final Folders folders;
    private final ApplicationFolder application;
    private final BackboneShelf shelf;
    private final RunConductor conductor;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--images", paramLabel = "FOLDER", description = "The folder of pictures.")
    private @Nullable Path images;

    @Option(
            names = "--backbone",
            paramLabel = "ID|FILE",
            description = "The pretrained network: an id that `graft backbones list` shows, or a weights file; sprout, "
                    + "which comes with Graft, unless said otherwise.")
    private @Nullable String backbone;

    @Option(
            names = "--groups",
            paramLabel = "CSV|NAME",
            description = "Pictures that belong together (one plant, part or person): a table of picture and group, or "
                    + "the name of a grouping that `graft inspect` offers.")
    private @Nullable String groups;

    @Option(
            names = "--require",
            paramLabel = "KIND:CLASS:PERCENT",
            description = {
                "What is demanded of the model, before it is tested: missed:crack:2 (at most 2 %% of cracks missed),",
                "false-alarm:crack:5, or wrong:10; graft evaluate says whether it is met."
            })
    private List<String> requirements = new ArrayList<>();

    @Option(names = "--name", paramLabel = "NAME", description = "What to call the run.")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Keep project and runs in this folder instead of among your other projects.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final TrainingArguments training = new TrainingArguments();

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final GentleOption gentle;

    TrainCommand(
            Folders folders,
            ApplicationFolder application,
            BackboneShelf shelf,
            RunConductor conductor,
            Gentleness gentleness,
            Clock clock) {
        this.folders = folders;
        this.application = application;
        this.shelf = shelf;
        this.conductor = conductor;
        this.gentle = new GentleOption(gentleness);
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Path folder = imagesFolder().toAbsolutePath().normalize();
        String asked = shelf.askedOrUsual(backbone);
        if (!Files.isDirectory(folder)) {
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of(Files.exists(folder) ? "data.scanNotAFolder" : "data.scanNoFolder", folder));
        }
        training.options();
        device.choice();
        List<Requirement> demands =
                requirements.stream().map(Demand::requirement).toList();
        Project project = project(folder);
        demands.forEach(demand -> new RequirementBook(project).state(demand, clock));
        RunFolder run = project.newRun(request(project, folder, asked), clock);
        TrainReport.print(carryOut(project, run), json, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }

    /** A run that can never come about, because of its pictures, weights or words, leaves nothing behind. */
    private TrainReport carryOut(Project project, RunFolder run) {
        try {
            return conductor.carryOut(project, run, RunFolder.PATIENCE, device.choice(), gentle, spec.commandLine());
        } catch (GraftException e) {
            if (HOPELESS.contains(e.code())) {
                project.withdraw(run);
            }
            throw e;
        }
    }

    private Path imagesFolder() {
        if (images == null) {
            List<String> samples = SampleFolders.of(application);
            throw new GraftException(
                    ErrorCode.USAGE,
                    samples.isEmpty()
                            ? Message.of("cli.noImages")
                            : Message.of("cli.noImagesButSamples", String.join(", ", samples), samples.get(0)));
        }
        return images;
    }

    private Project project(Path folder) {
        ProjectStore projects = ProjectStore.in(folders, clock);
        return out == null ? projects.forImages(folder) : projects.at(out.toAbsolutePath(), folder);
    }

    private String title(Path folder) {
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        Path last = folder.getFileName();
        return last == null ? "pictures" : last.toString();
    }

    private RunRequest request(Project project, Path folder, String asked) {
        return new RunRequest(
                title(folder),
                clock.instant(),
                reference(asked, project),
                options(),
                training.split(training.splitFile().map(f -> reference(existing(f), project))),
                Optional.ofNullable(groups).map(g -> reference(g, project)),
                Optional.empty(),
                command());
    }

    private TrainingOptions options() {
        TrainingOptions asked = training.options();
        return asked.withThreads(gentle.threads(asked.threads()));
    }

    /** A file as the project can find it again; a name that is no file stays as it is. */
    private static String reference(String text, Project project) {
        Path file = Path.of(text);
        return Files.isRegularFile(file) ? Reference.to(file.toAbsolutePath(), project.path()) : text;
    }

    private static String existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new GraftException(ErrorCode.DATA, Message.of("cli.noSuchFile", file));
        }
        return file.toString();
    }

    private List<String> command() {
        List<String> words = new ArrayList<>(List.of("graft"));
        words.addAll(spec.commandLine().getParseResult().originalArgs());
        return words;
    }
}
