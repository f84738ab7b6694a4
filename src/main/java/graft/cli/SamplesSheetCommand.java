package graft.cli;

import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.samples.ContactSheet;
import graft.samples.SampleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft samples sheet}: many pictures of a set on one. */
@Command(
        name = "sheet",
        description = "Paints pictures of a sample dataset side by side on one, to look at.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class SamplesSheetCommand implements Callable<Integer> {

    private final int threads;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Which set.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The JPEG file to write.")
    private Path file = Path.of("");

    @Option(names = "--columns", paramLabel = "N", defaultValue = "10", description = "Pictures in a row.")
    private int columns = 10;

    @Option(names = "--rows", paramLabel = "N", defaultValue = "2", description = "Rows of each class.")
    private int rows = 2;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 gives the pictures that come with Graft.")
    private long seed = SampleSet.SEED;

    SamplesSheetCommand(int threads, Interruption interruption) {
        this.threads = threads;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        if (columns < 1 || rows < 1) {
            throw new GraftException(ErrorCode.USAGE, Message.of("samples.sheetSize"));
        }
        SampleSet set = SamplesRenderCommand.named(name);
        try (ProgressLine progress = ProgressLine.on(spec.commandLine().getErr(), name)) {
            AtomicFiles.write(
                    file, new ContactSheet(columns, rows, threads).of(set, seed, progress, interruption.token()));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("cli.notWritten", file), e);
        }
        spec.commandLine().getOut().println(Message.of("samples.sheet", file).english());
        return ExitCodes.DONE;
    }
}
