package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.run.project.RunCatalogue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft evaluate}: how good a finished model is on pictures from elsewhere. */
@Command(
        name = "evaluate",
        description = "Measures a finished model on a folder that holds one folder of pictures for each class.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class EvaluateCommand implements Callable<Integer> {

    private final RunCatalogue runs;
    private final IndependentTest test;
    private final Interruption interruption;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or a model file (.onnx, .graft).")
    private String run = "";

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "The folder of pictures, its class folders named like the model's classes.")
    private @Nullable Path images;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    EvaluateCommand(RunCatalogue runs, IndependentTest test, Interruption interruption) {
        this.runs = runs;
        this.test = test;
        this.interruption = interruption;
    }

    @Override
    public Integer call() {
        Path folder = images;
        if (folder == null) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.noImages"));
        }
        PrintWriter err = spec.commandLine().getErr();
        FinishedModel model = FinishedModel.find(run, runs);
        EvaluateReport report;
        try (ProgressLine scanning = ProgressLine.on(err, "Pictures");
                ProgressLine answering = ProgressLine.on(err, "Answers")) {
            report = test.run(model, folder, scanning, answering, interruption.token());
        }
        report.warnings().forEach(err::println);
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(Json.pretty(report));
        } else {
            report.lines().forEach(out::println);
        }
        out.flush();
        return ExitCodes.DONE;
    }
}
