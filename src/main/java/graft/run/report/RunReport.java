package graft.run.report;

import graft.data.Part;
import graft.evaluation.Predictions;
import graft.run.Provenance;
import graft.run.RunEvaluation;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunPictures;
import graft.training.TrainingPlan;
import java.util.Optional;

/**
 * What a report tells of.
 *
 * @param id of the run
 * @param name what the person calls it
 * @param answers those that the headline rests on; absent where nothing was measured
 */
public record RunReport(
        String id,
        String name,
        RunPictures pictures,
        TrainingPlan plan,
        RunHistory history,
        RunEvaluation evaluation,
        Optional<Predictions> answers,
        Provenance provenance) {

    /**
     * Reads it from the folder of a run whose files are written, sealed or not yet.
     *
     * @throws graft.common.GraftException with code DATA if one is missing or damaged
     */
    public static RunReport of(RunFolder run) {
        RunEvaluation evaluation = run.evaluation();
        return new RunReport(
                run.id(),
                run.name(),
                run.pictures(),
                run.plan(),
                run.history(),
                evaluation,
                run.predictions().of(evaluation.test().isPresent() ? Part.TEST : Part.VALIDATION),
                run.provenance());
    }
}
