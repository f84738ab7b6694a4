package graft.cli;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import java.io.PrintWriter;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/**
 * What the terminal command exits with, decided here and nowhere else: 0 done, 1 internal, 2 usage, 3 data, 4 weights,
 * 5 device or memory, 6 cancelled ({@link ErrorCode}).
 */
final class ExitCodes implements CommandLine.IExecutionExceptionHandler, CommandLine.IParameterExceptionHandler {

    static final int DONE = 0;

    /** A command failed: one sentence for the person, everything else for the log. */
    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        return report(thrown, command.getErr());
    }

    /** The command line itself makes no sense: one sentence, and where to read more. */
    @Override
    public int handleParseException(CommandLine.ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(oneLine(String.valueOf(thrown.getMessage())) + suggestion(thrown) + " Try: "
                + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return ErrorCode.USAGE.exitCode();
    }

    /** Says what was thrown, and what to exit with. */
    static int report(Throwable thrown, PrintWriter err) {
        ErrorCode code = thrown instanceof GraftException known ? known.code() : ErrorCode.INTERNAL;
        if (code == ErrorCode.CANCELLED) {
            LoggerFactory.getLogger(ExitCodes.class).info("cancelled", thrown);
        } else {
            LoggerFactory.getLogger(ExitCodes.class).error("exit code {}", code.exitCode(), thrown);
        }
        err.println(sentence(thrown));
        err.flush();
        return code.exitCode();
    }

    private static String sentence(Throwable thrown) {
        if (thrown instanceof GraftException known) {
            return known.userMessage().english();
        }
        return Message.of("cli.defect", Folders.current().logs()).english();
    }

    private static String suggestion(CommandLine.ParameterException thrown) {
        if (thrown instanceof CommandLine.UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return " Did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return "";
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s*\\R\\s*", " ").strip();
        return line.endsWith(".") || line.endsWith("?") ? line : line + ".";
    }
}
