package graft.run.report;

import graft.run.Provenance;
import graft.run.RunEvaluation;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunPictures;
import graft.training.TrainingPlan;

/**
 * What a report tells of.
 *
 * @param id of the run
 * @param name what the person calls it
 */
public record RunReport(
        String id,
        String name,
        RunPictures pictures,
        TrainingPlan plan,
        RunHistory history,
        RunEvaluation evaluation,
        Provenance provenance) {

    /**
     * Reads it from the folder of a run whose files are written, sealed or not yet.
     *
     * @throws graft.common.GraftException with code DATA if one is missing or damaged
     */
    public static RunReport of(RunFolder run) {
        return new RunReport(
                run.id(), run.name(), run.pictures(), run.plan(), run.history(), run.evaluation(), run.provenance());
    }
}
