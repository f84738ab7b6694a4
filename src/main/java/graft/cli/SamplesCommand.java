package graft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft samples}, which does nothing without one of its sub-commands. */
@Command(
        name = "samples",
        description = "Lists, renders and downloads pictures to try Graft with.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class SamplesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
