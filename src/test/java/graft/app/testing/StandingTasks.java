package graft.app.testing;

import graft.app.task.Job;
import graft.app.task.Reach;
import graft.app.task.Tasks;
import graft.app.task.Work;
import graft.common.GraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tasks that can be told to get only so far: what is started then stands still where a test wants to look at it, until the
 * test says what came of it. Used on the JavaFX thread only.
 */
public final class StandingTasks implements Tasks {

    private final Tasks tasks;
    private final List<Standing> all = new ArrayList<>();
    private Optional<Reach> reach = Optional.empty();

    /** A piece of work that was never begun. */
    private record Standing(Job job, Consumer<Object> done, Consumer<GraftException> failed) {}

    public StandingTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    /** From now on everything that is started stands still here. */
    public void stand(long done, long total) {
        reach = Optional.of(new Reach(done, total, SECONDS));
    }

    /** So long it seems to have taken, so that a forecast can be made of it. */
    private static final double SECONDS = 20;

    /** From now on work is done again; what stands still stays so. */
    public void goOn() {
        reach = Optional.empty();
    }

    /** This came of all that stands still. */
    public void finish(Object result) {
        take().forEach(standing -> {
            standing.job().ended();
            standing.done().accept(result);
        });
    }

    /** All that stands still has failed. */
    public void fail(GraftException failure) {
        take().forEach(standing -> {
            standing.job().ended();
            standing.failed().accept(failure);
        });
    }

    private List<Standing> take() {
        goOn();
        List<Standing> taken = List.copyOf(all);
        all.clear();
        return taken;
    }

    @Override
    @SuppressWarnings("unchecked") // whoever says what came of it knows what was started
    public <T> Job start(Work<T> work, Consumer<? super T> done, Consumer<GraftException> failed) {
        if (reach.isEmpty()) {
            return tasks.start(work, done, failed);
        }
        Job job = new Job();
        job.reached(reach.get());
        all.add(new Standing(job, result -> done.accept((T) result), failed));
        return job;
    }
}
