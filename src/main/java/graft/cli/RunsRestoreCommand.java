package graft.cli;

import graft.common.Json;
import graft.common.Message;
import graft.run.RunFolder;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs restore}: brings a deleted run back. */
@Command(
        name = "restore",
        description = "Brings a deleted run back.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsRestoreCommand implements Callable<Integer> {

    private final RunCatalogue runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The whole id of the run.")
    private String run = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsRestoreCommand(RunCatalogue runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        RunFolder restored = runs.restore(run);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(
                    Map.of("restored", restored.id(), "folder", restored.path().toString())));
        } else {
            out.println(
                    Message.of("cli.restored", restored.id(), restored.path()).english());
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
