package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.run.correction.Correction;
import graft.run.project.ProjectStore;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft project undo}: takes a correction back; that it was made stays known. */
@Command(
        name = "undo",
        description = "Takes a correction back: the last one, or the one of this number.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class ProjectUndoCommand implements Callable<Integer> {

    private final ProjectStore projects;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final ProjectOption project = new ProjectOption();

    @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "As graft project show lists it.")
    private @Nullable Integer number;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ProjectUndoCommand(ProjectStore projects, Clock clock) {
        this.projects = projects;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Correction undone = project.existing(projects).corrections().undo(Optional.ofNullable(number), clock);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("undone", undone)));
        } else {
            out.println(Message.of(
                            "cli.correctionUndone",
                            CorrectionPrinter.sentence(undone).english())
                    .english());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
