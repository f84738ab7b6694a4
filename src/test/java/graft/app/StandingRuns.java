package graft.app;

import graft.app.train.RunControl;
import graft.app.train.Runs;
import graft.common.GraftException;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.RunRequest;
import graft.run.project.Project;
import graft.worker.client.RunObserver;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Runs that get as far as a script says and then stand still until the window is closed. Without a script, the real ones. */
final class StandingRuns implements Runs {

    private final Runs real;
    private final AtomicInteger standing = new AtomicInteger();
    private volatile Optional<Consumer<RunObserver>> script = Optional.empty();

    /**
     * @param real makes and finds the folders
     */
    StandingRuns(Runs real) {
        this.real = real;
    }

    /** How many have come as far as they will. */
    int standing() {
        return standing.get();
    }

    /** From now on this is what happens in a run. */
    void follow(Consumer<RunObserver> happenings) {
        script = Optional.of(happenings);
    }

    @Override
    public RunFolder make(Project project, RunRequest request) {
        return real.make(project, request);
    }

    @Override
    public RunFolder extend(Project project, Known known) {
        return real.extend(project, known);
    }

    @Override
    public RunFolder retrain(Project project, Known known) {
        return real.retrain(project, known);
    }

    @Override
    public Optional<Known> find(Project project, String id) {
        return real.find(project, id);
    }

    @Override
    public Optional<Evaluation> carryOut(Project project, RunFolder run, RunObserver observer, RunControl control) {
        if (script.isEmpty()) {
            return real.carryOut(project, run, observer, control);
        }
        script.get().accept(observer);
        standing.incrementAndGet();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw GraftException.cancelled();
    }

    @Override
    public Instant now() {
        return real.now();
    }
}
