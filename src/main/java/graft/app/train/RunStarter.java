package graft.app.train;

import graft.common.GraftException;
import graft.evaluation.Evaluation;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunHistory;
import graft.run.RunRequest;
import graft.run.RunState;
import graft.run.project.Project;
import graft.worker.client.RunObserver;
import graft.worker.client.RunSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes runs, carries them out and looks them up. Slow; never on the JavaFX thread. */
public final class RunStarter {

    private final RunSession session;
    private final Clock clock;

    /**
     * @param session carries runs out, with workers
     */
    public RunStarter(RunSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    /**
     * What a run's folder tells.
     *
     * @param request what was asked
     * @param history its curves
     * @param headline its figures, once it is finished
     */
    record Known(
            RunFolder folder, RunRequest request, RunState state, RunHistory history, Optional<Evaluation> headline) {}

    RunFolder make(Project project, RunRequest request) {
        return project.newRun(request, clock);
    }

    /** Looks a run of a project up; empty if there is none of this id. */
    Optional<Known> find(Project project, String id) {
        return project.runs().stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .map(RunStarter::known);
    }

    private static Known known(RunFolder run) {
        Optional<Evaluation> headline = RunEvaluation.DOCUMENT
                .readIfThere(run.file(RunFiles.EVALUATION))
                .flatMap(RunEvaluation::headline);
        return new Known(run, run.request(), run.state(), run.history(), headline);
    }

    /**
     * Carries a run out, or on from where it was.
     *
     * @throws GraftException as it could not go on; with code CANCELLED after a pause
     */
    RunSession.Outcome carryOut(Project project, RunFolder run, RunObserver observer, RunControl control) {
        return session.carryOut(project, run, RunFolder.PATIENCE, observer, control.interrupt());
    }

    /** The time by which runs are named. */
    Instant now() {
        return clock.instant();
    }
}
