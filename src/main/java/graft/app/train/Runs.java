package graft.app.train;

import graft.common.GraftException;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import graft.worker.client.RunObserver;
import java.time.Instant;
import java.util.Optional;

/** Makes runs, carries them out and looks them up. Slow; never on the JavaFX thread. */
public interface Runs {

    /**
     * What a run's folder tells.
     *
     * @param request what was asked
     * @param history its curves
     * @param headline its figures, once it is finished
     */
    record Known(
            RunFolder folder, RunRequest request, RunState state, RunHistory history, Optional<Evaluation> headline) {}

    /** Makes the folder of a run that is asked for. */
    RunFolder make(Project project, RunRequest request);

    /** Makes a run that begins where this one has ended and trains some epochs more. */
    RunFolder extend(Project project, Known known);

    /** Makes a run whose head alone learns again, on the network of this one and from the pictures as corrected by now. */
    RunFolder retrain(Project project, Known known);

    /** Looks a run of a project up; empty if there is none of this id. */
    Optional<Known> find(Project project, String id);

    /**
     * Carries a run out, or on from where it was.
     *
     * @return its figures
     * @throws GraftException as it could not go on; with code CANCELLED after a pause
     */
    Optional<Evaluation> carryOut(Project project, RunFolder run, RunObserver observer, RunControl control);

    /** The time by which runs are named. */
    Instant now();
}
