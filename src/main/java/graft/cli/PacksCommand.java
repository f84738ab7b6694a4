package graft.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code graft packs}, which does nothing without one of its sub-commands. */
@Command(
        name = "packs",
        description = "Lists, adds, checks and removes packs: libraries for graphics cards and old processors.",
        mixinStandardHelpOptions = true,
        versionProvider = GraftCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND")
final class PacksCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }
}
