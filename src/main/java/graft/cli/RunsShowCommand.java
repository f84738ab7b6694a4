package graft.cli;

import graft.common.Json;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs show}: everything about one run. */
@Command(
        name = "show",
        description = "Shows everything about one run.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsShowCommand implements Callable<Integer> {

    private final RunCatalogue runs;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or how its id begins.")
    private String run = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsShowCommand(RunCatalogue runs) {
        this.runs = runs;
    }

    @Override
    public Integer call() {
        RunDetails details = RunDetails.of(runs.find(run));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(details));
        } else {
            details.lines().forEach(out::println);
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
