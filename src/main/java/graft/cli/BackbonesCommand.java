package graft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft backbones}, which does nothing without one of its sub-commands. */
@Command(
        name = "backbones",
        description = "Lists, imports, checks and removes pretrained networks.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class BackbonesCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
