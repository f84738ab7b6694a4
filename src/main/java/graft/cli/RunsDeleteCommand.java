package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.run.RunFolder;
import graft.run.project.RunCatalogue;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs delete}: puts a run into the bin of its project. */
@Command(
        name = "delete",
        description = "Deletes a run; it can be restored for 30 days.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsDeleteCommand implements Callable<Integer> {

    private final RunCatalogue runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or how its id begins.")
    private String run = "";

    @Option(names = "--yes", description = "Delete it without asking.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsDeleteCommand(RunCatalogue runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        RunFolder found = runs.find(run);
        if (!yes && !confirmed(found)) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.deleteSure", found.id()));
        }
        runs.delete(found);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(Map.of("deleted", found.id())));
        } else {
            out.println(Message.of("cli.deleted", found.id()).english());
        }
        out.flush();
        return ExitCodes.DONE;
    }

    /** Asks the person at the terminal; where there is none, nobody has agreed. */
    private boolean confirmed(RunFolder found) {
        Console console = json ? null : System.console();
        if (console == null) {
            return false;
        }
        String answer = console.readLine(
                "%s ", Message.of("cli.deleteAsk", found.id(), found.name()).english());
        return answer != null
                && (answer.strip().equalsIgnoreCase("y") || answer.strip().equalsIgnoreCase("yes"));
    }
}
