package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.Gentleness;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft runs resume}: goes on with a run that was stopped, killed, or lost its power. */
@Command(
        name = "resume",
        description = "Goes on with an interrupted run from where it was; it ends as if it had never stopped.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class)
final class RunsResumeCommand implements Callable<Integer> {

    /** The worker of a command that was killed notices within this and leaves. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunCatalogue runs;
    private final RunConductor conductor;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or how its id begins.")
    private String run = "";

    @Option(names = "--finish", description = "Do not train any further: make the model from the best epoch so far.")
    private boolean finish;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Mixin
    private final GentleOption gentle;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    RunsResumeCommand(RunCatalogue runs, RunConductor conductor, Gentleness gentleness) {
        this.runs = runs;
        this.conductor = conductor;
        this.gentle = new GentleOption(gentleness);
    }

    @Override
    public Integer call() {
        RunFolder found = runs.find(run);
        RunState state = found.state();
        if (state instanceof RunState.Finished) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.alreadyFinished", found.id()));
        }
        if (state instanceof RunState.Unreadable unreadable) {
            throw new GraftException(ErrorCode.DATA, unreadable.why());
        }
        Project project = RunCatalogue.projectOf(found)
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("cli.noProject", found.id())));
        TrainReport report =
                conductor.carryOut(project, found, PATIENCE, device.choice(), gentle, spec.commandLine(), finish);
        TrainReport.print(report, json, spec.commandLine().getOut());
        return ExitCodes.DONE;
    }
}
