package graft.app.results;

import graft.data.Part;
import graft.evaluation.Baseline;
import graft.evaluation.Calibration;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.FoldFigures;
import graft.evaluation.PrecisionRecall;
import graft.evaluation.Predictions;
import graft.run.RunFolds;
import graft.run.RunPictures;
import graft.run.RunPredictions;
import graft.run.project.RequirementBook;
import graft.run.project.StatedRequirements;
import java.util.List;
import java.util.Optional;

/**
 * What the tabs behind the first view stand on.
 *
 * @param predictions the answers that the headline rests on
 * @param paths of their pictures, in the same order
 * @param evaluation the headline's figures
 * @param before calibration before the temperature
 * @param curves precision and recall of each class
 * @param baseline always the largest class, run on the same pictures
 * @param stated what was demanded of the project's models
 * @param folds what cross-validation of the head came to, if that was done
 */
record FigureDetails(
        Predictions predictions,
        List<String> paths,
        Evaluation evaluation,
        Optional<Calibration> before,
        List<PrecisionRecall> curves,
        Baseline baseline,
        StatedRequirements stated,
        Optional<Folds> folds) {

    /** With more answers to draw anew, fewer draws: the interval of a curve then is narrow anyway. */
    private static final int MANY_ANSWERS = 20_000;

    private static final EvaluationSettings FEW_DRAWS = new EvaluationSettings(0.95, 200, 20_015);

    FigureDetails {
        paths = List.copyOf(paths);
        curves = List.copyOf(curves);
    }

    /**
     * What cross-validation came to.
     *
     * @param suspects those of training and validation first
     */
    record Folds(FoldFigures figures, List<RunFolds.Suspect> suspects) {
        Folds {
            suspects = List.copyOf(suspects);
        }

        static Folds of(RunFolds folds) {
            return new Folds(folds.figures(), folds.suspects());
        }

        /** Those that may be put right without touching the test. */
        List<RunFolds.Suspect> outsideTheTest() {
            return suspects.stream().filter(s -> s.part() != Part.TEST).toList();
        }
    }

    /** Reads and computes them, which may take a second; nothing where nothing was measured. */
    static Optional<FigureDetails> read(TestedRun run) {
        Part part = run.tested() ? Part.TEST : Part.VALIDATION;
        RunPredictions answered = run.run().predictions();
        return run.headline().flatMap(evaluation -> answered.of(part)
                .map(predictions -> new FigureDetails(
                        predictions,
                        answered.rows().stream()
                                .filter(row -> row.part() == part)
                                .map(RunPredictions.Row::path)
                                .toList(),
                        evaluation,
                        run.evaluation().uncalibrated(),
                        PrecisionRecall.of(predictions, settings(predictions)),
                        Baseline.largestClass(predictions, learned(run.pictures(), predictions.classes())),
                        new RequirementBook(run.project()).read(),
                        RunFolds.of(run.run()).map(Folds::of))));
    }

    private static EvaluationSettings settings(Predictions predictions) {
        return (long) predictions.size() * predictions.classCount() > MANY_ANSWERS
                ? FEW_DRAWS
                : EvaluationSettings.DEFAULT;
    }

    private static List<Integer> learned(RunPictures pictures, List<String> classes) {
        return classes.stream()
                .map(label -> pictures.classes().stream()
                        .filter(c -> c.name().equals(label))
                        .mapToInt(RunPictures.ClassCount::training)
                        .sum())
                .toList();
    }

    FigureDetails with(StatedRequirements now) {
        return new FigureDetails(predictions, paths, evaluation, before, curves, baseline, now, folds);
    }

    FigureDetails with(Folds now) {
        return new FigureDetails(predictions, paths, evaluation, before, curves, baseline, stated, Optional.of(now));
    }
}
