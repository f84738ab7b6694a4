package graft.app.train;

import graft.evaluation.Evaluation;
import graft.run.RunEvaluation;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunRequest;
import graft.run.project.Project;
import graft.run.training.HeadRetraining;
import graft.run.training.RunExtension;
import graft.worker.client.RunObserver;
import graft.worker.client.RunSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The real runs: folders on disk, and workers that train. */
public final class RunStarter implements Runs {

    /** What "10 more epochs" adds. */
    private static final int MORE_EPOCHS = 10;

    private final RunSession session;
    private final HeadRetraining retraining;
    private final Clock clock;

    /**
     * @param session carries runs out, with workers
     * @param retraining says what a run is whose head learns again
     */
    public RunStarter(RunSession session, HeadRetraining retraining, Clock clock) {
        this.session = session;
        this.retraining = retraining;
        this.clock = clock;
    }

    @Override
    public RunFolder make(Project project, RunRequest request) {
        return project.newRun(request, clock);
    }

    @Override
    public RunFolder extend(Project project, Known known) {
        return new RunExtension(project, clock).of(known.folder(), MORE_EPOCHS);
    }

    @Override
    public RunFolder retrain(Project project, Known known) {
        return project.newRun(retraining.request(known.folder(), clock.instant(), List.of()), clock);
    }

    @Override
    public Optional<Known> find(Project project, String id) {
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

    @Override
    public Optional<Evaluation> carryOut(Project project, RunFolder run, RunObserver observer, RunControl control) {
        return session.carryOut(project, run, RunFolder.PATIENCE, observer, control.interrupt())
                .evaluation()
                .headline();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
