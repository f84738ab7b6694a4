package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.common.Progress;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunFolds;
import graft.run.project.RunCatalogue;
import graft.run.project.StatedRequirements;
import graft.worker.protocol.HeadFoldsCall;
import graft.worker.protocol.Payload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code graft evaluate}: how good a finished model is, on its own test pictures or on pictures from elsewhere. */
@Command(
        name = "evaluate",
        description = "Measures a finished model on a folder that holds one folder of pictures for each class,"
                + " or tells what was measured on the test pictures of its run.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        versionProvider = GraftCommand.Version.class)
final class EvaluateCommand implements Callable<Integer> {

    private final RunCatalogue runs;
    private final IndependentTest test;
    private final WorkerRequests workers;
    private final Interruption interruption;
    private final Clock clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The id, name or folder of a run, or a model file (.onnx, .graft).")
    private String run = "";

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = {
                "The folder of pictures, its class folders named like the model's classes.",
                "Without it: the run's own test pictures, as first measured."
            })
    private @Nullable Path images;

    @Option(
            names = "--folds",
            description = {
                "Cross-validate the head of the run on its stored features: a figure that rests on all pictures,",
                "whether more pictures would help, and which labels may be wrong. Takes seconds."
            })
    private boolean folds;

    @Mixin
    private final FigureRequest asked = new FigureRequest();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    EvaluateCommand(
            RunCatalogue runs, IndependentTest test, WorkerRequests workers, Interruption interruption, Clock clock) {
        this.runs = runs;
        this.test = test;
        this.workers = workers;
        this.interruption = interruption;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        FinishedModel model = FinishedModel.find(run, runs);
        Path folder = images;
        if (folder == null && model.run().isEmpty()) {
            throw new GraftException(ErrorCode.USAGE, Message.of("cli.noImages"));
        }
        Optional<StatedRequirements> stated = asked.state(model.run(), clock);
        EvaluateReport report;
        try (ProgressLine scanning = ProgressLine.on(err, "Pictures");
                ProgressLine answering = ProgressLine.on(err, "Answers");
                ProgressLine heads = ProgressLine.on(err, "Heads")) {
            Optional<MoreFigures.Folds> folded = folds ? Optional.of(folded(model, heads)) : Optional.empty();
            Function<FigureRequest.Measured, MoreFigures> more =
                    measured -> asked.of(measured, stated, model.run().map(RunFolder::pictures), folded);
            report = folder == null
                    ? OwnTest.run(model.run().orElseThrow(), more)
                    : test.run(model, folder, more, scanning, answering, interruption.token());
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

    /** What is there from before is taken: the same run gives the same answers. */
    private MoreFigures.Folds folded(FinishedModel model, Progress heads) {
        RunFolder folder = model.run()
                .orElseThrow(() -> new GraftException(ErrorCode.USAGE, Message.of("cli.foldsNeedRun", model.name())));
        RunFolds found = RunFolds.of(folder).orElseGet(() -> {
            workers.ask(
                    HeadFoldsCall.KIND,
                    new HeadFoldsCall(folder.path().toString()),
                    HeadFoldsCall.Folded.class,
                    event -> {
                        HeadFoldsCall.Reached reached = Payload.as(event, HeadFoldsCall.Reached.class);
                        heads.at(reached.done(), reached.total());
                    });
            return RunFolds.DOCUMENT.read(folder.file(RunFiles.FOLDS));
        });
        return new MoreFigures.Folds(found.figures(), found.suspects());
    }
}
