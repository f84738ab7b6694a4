package graft.app.testing;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.task.Work;
import graft.common.GraftException;
import graft.common.Progress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * Tasks for tests of models, on the test's own thread: done at once, or while {@link #hold held} when {@link #runNext} says
 * so, which shows what a model is like meanwhile.
 */
public final class InlineTasks implements Tasks {

    private final Deque<Runnable> held = new ArrayDeque<>();
    private boolean holding;

    /** From now on work waits. */
    public void hold() {
        holding = true;
    }

    /** Does the work that has waited for the longest time. */
    public void runNext() {
        held.removeFirst().run();
    }

    /** How many pieces of work wait. */
    public int waiting() {
        return held.size();
    }

    @Override
    public <T> Job start(Work<T> work, Consumer<? super T> done, Consumer<GraftException> failed) {
        Job job = new Job();
        Runnable all = () -> {
            try {
                T result = work.carryOut(Progress.NONE, job.cancellation());
                job.ended();
                done.accept(result);
            } catch (GraftException e) {
                job.ended();
                failed.accept(e);
            }
        };
        if (holding) {
            held.add(all);
        } else {
            all.run();
        }
        return job;
    }
}
