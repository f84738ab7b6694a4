package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.data.Part;
import graft.data.split.SplitManifest;
import graft.run.RunFolder;
import graft.run.correction.Correction;
import graft.run.correction.Corrections;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code graft project show}: what a project knows. */
@Command(
        name = "show",
        description = "Shows the classes and parts of a project's pictures, its runs, and every correction ever made.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class ProjectShowCommand implements Callable<Integer> {

    private final ProjectStore projects;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ProjectShowCommand(ProjectStore projects) {
        this.projects = projects;
    }

    /**
     * What is shown.
     *
     * @param folder its own
     * @param images that of its pictures
     * @param pictures how many of each class are in each part
     */
    private record Shown(
            String name,
            String folder,
            String images,
            Map<String, Map<Part, Integer>> pictures,
            List<String> runs,
            Corrections corrections) {}

    @Override
    public Integer call() {
        Project found = project.existing(projects);
        Shown shown = new Shown(
                found.name(),
                found.path().toString(),
                found.images().toString(),
                found.split().map(SplitManifest::counts).orElse(Map.of()),
                found.runs().stream().map(RunFolder::id).toList(),
                found.corrections().all());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(shown));
        } else {
            print(shown, out);
        }
        out.flush();
        return ExitCodes.DONE;
    }

    private static void print(Shown shown, PrintWriter out) {
        out.println(Message.of("cli.project", shown.name(), shown.images(), shown.folder())
                .english());
        out.println();
        if (shown.pictures().isEmpty()) {
            out.println(Message.of("cli.projectUnsplit").english());
        } else {
            TextTable table = new TextTable(true, "Class", "Training", "Validation", "Test");
            shown.pictures()
                    .forEach((name, parts) -> table.row(
                            name, count(parts, Part.TRAIN), count(parts, Part.VALIDATION), count(parts, Part.TEST)));
            table.lines().forEach(out::println);
        }
        out.println();
        out.println(Message.of("cli.projectRuns", shown.runs().size(), String.join(", ", shown.runs()))
                .english());
        List<Correction> made = shown.corrections().made();
        out.println(Message.of(
                        "cli.projectCorrections",
                        made.size(),
                        shown.corrections().inForce().size())
                .english());
        made.forEach(c -> out.println("  " + line(c, shown.corrections())));
    }

    private static String count(Map<Part, Integer> parts, Part part) {
        return String.valueOf(parts.getOrDefault(part, 0));
    }

    private static String line(Correction c, Corrections all) {
        String sentence = CorrectionPrinter.sentence(c).english();
        return all.undone().containsKey(c.number())
                ? Message.of("cli.correctionTakenBack", sentence).english()
                : sentence;
    }
}
