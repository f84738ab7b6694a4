package graft.run.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.training.Candidate;
import graft.training.Checkpoint;
import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a run that goes on where a finished one has ended: the same pictures, split and plan, the phases that were trained
 * with their curves, and one more phase at the same cut. The finished run is not changed; what the new one keeps is the best
 * of all phases, so it can be no worse on the validation pictures beyond the noise.
 */
public final class RunExtension {

    /** The added phase climbs less high than the one before: it begins at weights that were already let settle. */
    private static final double LOWER_RATES = 0.3;

    private final Project project;
    private final Clock clock;

    public RunExtension(Project project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /**
     * Makes the run; carrying it out trains the added phase only.
     *
     * @param epochs how many epochs the added phase has
     * @throws GraftException with code DATA if the finished run has no checkpoint to go on from; with code DEVICE if the
     *     disk fails
     */
    public RunFolder of(RunFolder finished, int epochs) {
        try {
            Checkpoint end = finished.checkpoints()
                    .latest()
                    .filter(c -> !c.candidates().isEmpty())
                    .orElseThrow(
                            () -> new GraftException(ErrorCode.DATA, Message.of("run.nothingToGoOn", finished.id())));
            RunFolder run = project.newRun(finished.request().at(clock.instant()), clock);
            run.checkpoints().save(goingOn(end));
            Files.copy(finished.file(RunFiles.EVENTS), run.file(RunFiles.EVENTS));
            // Last, because with its plan a run counts as prepared.
            run.prepare(finished.split(), finished.pictures(), longer(finished.plan(), end, epochs));
            return run;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.notWritable", finished.id()), e);
        }
    }

    /** However the last phase ended, a phase may follow now: the person has asked for it. */
    private static Checkpoint goingOn(Checkpoint end) {
        List<Candidate> candidates = new ArrayList<>(end.candidates());
        int last = candidates.size() - 1;
        Candidate c = candidates.get(last);
        candidates.set(
                last, new Candidate(c.phase(), c.epoch(), StopReason.COMPLETED, c.trained(), c.validationLogits()));
        return new Checkpoint(candidates, Optional.empty(), end.microBatch(), end.elapsed());
    }

    private static TrainingPlan longer(TrainingPlan plan, Checkpoint end, int epochs) {
        List<PhasePlan> phases =
                new ArrayList<>(plan.phases().subList(0, end.candidates().size()));
        PhasePlan last = phases.get(phases.size() - 1);
        phases.add(new PhasePlan(
                        last.frozenStages(),
                        epochs,
                        last.learningRate(),
                        last.headLearningRate(),
                        last.stageDecay(),
                        Math.min(1, last.warmupEpochs()),
                        epochs)
                .withRatesTimes(LOWER_RATES));
        return new TrainingPlan(
                plan.schemaVersion(),
                plan.backbone(),
                plan.weightsDigest(),
                plan.inputHeight(),
                plan.inputWidth(),
                plan.classes(),
                plan.fit(),
                plan.augmentation(),
                plan.views(),
                phases,
                plan.batchSize(),
                plan.microBatch(),
                plan.regularization(),
                plan.seed(),
                plan.threads(),
                plan.trunkEngine(),
                plan.cacheBudget(),
                // The time that was given is used up; more was asked for in epochs.
                Optional.empty(),
                plan.refit());
    }
}
