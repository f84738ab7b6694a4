package graft.app.testing;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.task.Work;
import graft.common.GraftException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tasks that know whether any of them still runs, so that a test or a picture can wait for them. */
public final class CountingTasks implements Tasks {

    private final Tasks tasks;
    private final AtomicInteger running = new AtomicInteger();

    public CountingTasks(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public <T> Job start(Work<T> work, Consumer<? super T> done, Consumer<GraftException> failed) {
        running.incrementAndGet();
        return tasks.start(
                work,
                result -> {
                    try {
                        done.accept(result);
                    } finally {
                        running.decrementAndGet();
                    }
                },
                failure -> {
                    try {
                        failed.accept(failure);
                    } finally {
                        running.decrementAndGet();
                    }
                });
    }

    public boolean idle() {
        return running() == 0;
    }

    /** How many have begun and not ended. */
    public int running() {
        return running.get();
    }
}
