package graft.launch;

import graft.cli.GraftCommand;

/** Entry of the terminal command {@code graft}. */
public final class Terminal {

    private Terminal() {}

    /** Carries out the command and ends the process with its exit code ({@link graft.cli.ExitCodes}). */
    public static void main(String[] arguments) {
        System.exit(GraftCommand.run(arguments, System.out, System.err));
    }
}
