package graft.cli;

import graft.evaluation.Alarm;
import graft.evaluation.Baseline;
import graft.evaluation.FoldFigures;
import graft.evaluation.Interval;
import graft.evaluation.PrecisionRecall;
import graft.evaluation.RequirementCheck;
import graft.evaluation.Subgroups;
import graft.run.RunFolds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@code graft evaluate} was asked for beyond the first view.
 *
 * @param next how many of the next pictures will be right
 * @param alarms the two ways of being wrong about each class, those first that must not be missed
 * @param requirements what was demanded, and whether it is met
 * @param groups parts of the pictures by themselves
 * @param curves precision and recall of each class, for {@code --all}
 * @param baseline always the largest class, where the run says which that was
 * @param folds cross-validation of the head, for {@code --folds}
 */
record MoreFigures(
        Optional<Next> next,
        List<Alarm> alarms,
        List<Demanded> requirements,
        Optional<Subgroups> groups,
        List<PrecisionRecall> curves,
        Optional<Baseline> baseline,
        Optional<Folds> folds) {

    /** The count of right answers among the next pictures, between two counts. */
    record Next(int pictures, Interval right) {}

    /**
     * A demand and what became of it.
     *
     * @param stated when it was written down; absent where there is no project to write it to
     * @param testSeen whether a model of the project had been tested by then
     */
    record Demanded(RequirementCheck check, Optional<Instant> stated, boolean testSeen) {}

    /**
     * What cross-validation found.
     *
     * @param suspects pictures whose label may be wrong, those of training and validation first
     */
    record Folds(FoldFigures figures, List<RunFolds.Suspect> suspects) {}
}
