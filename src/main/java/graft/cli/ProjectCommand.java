package graft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft project}, which does nothing without one of its sub-commands. */
@Command(
        name = "project",
        description = "Shows what a project knows of its pictures, and corrects their classes without moving a file.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class ProjectCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
