package graft.cli;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunPredictions;
import graft.run.project.Project;
import graft.run.project.RunCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The figures of a run on its own test pictures, as first measured; no picture is read and no model asked. */
final class OwnTest {

    private OwnTest() {}

    /**
     * Reads what the run answered.
     *
     * @param more makes the figures that were asked for beyond the usual ones
     * @throws GraftException with {@link ErrorCode#DATA} if it had neither test nor validation pictures
     */
    static EvaluateReport run(RunFolder run, Function<FigureRequest.Measured, MoreFigures> more) {
        Evaluation evaluation = run.evaluation()
                .headline()
                .orElseThrow(() -> new GraftException(ErrorCode.DATA, Message.of("cli.nothingMeasured", run.id())));
        Part part = run.evaluation().test().isPresent() ? Part.TEST : Part.VALIDATION;
        RunPredictions predictions = run.predictions();
        List<String> paths = predictions.rows().stream()
                .filter(row -> row.part() == part)
                .map(RunPredictions.Row::path)
                .toList();
        FigureRequest.Measured measured = new FigureRequest.Measured(
                predictions
                        .of(part)
                        .orElseThrow(
                                () -> new GraftException(ErrorCode.DATA, Message.of("cli.nothingMeasured", run.id()))),
                paths,
                RunCatalogue.projectOf(run).map(Project::images).orElse(run.path()),
                evaluation,
                evaluation.purpose());
        return new EvaluateReport(
                EvaluateReport.SCHEMA_VERSION,
                run.id(),
                run.pictures().folder(),
                evaluation,
                Map.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                more.apply(measured));
    }
}
