package graft.app.train;

import graft.app.desk.Desk;
import graft.app.task.Tasks;
import graft.app.task.Ticker;
import graft.common.ErrorCode;
import graft.evaluation.Evaluation;
import graft.run.RunFolder;
import graft.run.project.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries runs out in the background: keeps the computer awake meanwhile, passes on what happens at the pace of a beat, and
 * tells the person by way of the system when one has ended. A run goes on when the window looks at another model.
 */
public final class LiveRuns {

    private final Runs runs;
    private final RunsAtWork atWork;
    private final EndNotice notice;
    private final Tasks tasks;
    private final Ticker ticker;
    private final List<LiveRun> live = new ArrayList<>();

    public LiveRuns(Runs runs, RunsAtWork atWork, EndNotice notice, Tasks tasks, Ticker ticker) {
        this.runs = runs;
        this.atWork = atWork;
        this.notice = notice;
        this.tasks = tasks;
        this.ticker = ticker;
    }

    /** Finds or makes the folder of a run, which takes time. */
    @FunctionalInterface
    interface FolderFinder {
        RunFolder find();
    }

    /** The run in this folder, if this window carries it out at the moment. */
    Optional<LiveRun> of(RunFolder folder) {
        return live.stream()
                .filter(run -> run.id().equals(Optional.of(folder.id())))
                .findFirst();
    }

    /**
     * Begins, or goes on with, a run.
     *
     * @param name what the person calls it
     */
    void start(LiveRun run, Project project, FolderFinder folder, String name) {
        live.add(run);
        atWork.began(run.control());
        String reason = notice.reason(name);
        Beat beat = new Beat(run);
        beat.begin();
        tasks.start(
                (progress, cancellation) -> carryOut(project, folder, reason, run),
                headline -> {
                    ended(run);
                    run.watcher().finished(run, headline);
                    notice.finished(name, () -> atWork.ended(run.control()));
                },
                failure -> {
                    ended(run);
                    run.watcher().failed(run, failure);
                    if (failure.code() == ErrorCode.CANCELLED) {
                        atWork.ended(run.control());
                    } else {
                        notice.failed(name, failure.userMessage(), () -> atWork.ended(run.control()));
                    }
                });
    }

    private Optional<Evaluation> carryOut(Project project, FolderFinder finder, String reason, LiveRun run) {
        try (Desk.Awake awake = notice.desk().keepAwake(reason)) {
            RunFolder folder = finder.find();
            run.feed().began(folder.id());
            return runs.carryOut(project, folder, run.feed(), run.control());
        }
    }

    private void ended(LiveRun run) {
        run.watcher().beat(run);
        run.end();
        live.remove(run);
    }

    /** Samples a run, and after its end goes on until all of it is drawn. */
    private final class Beat {
        private final LiveRun run;
        private Ticker.@Nullable Subscription subscription;

        Beat(LiveRun run) {
            this.run = run;
        }

        void begin() {
            subscription = ticker.every(Ticker.SAMPLING, this::strike);
        }

        private void strike() {
            run.watcher().beat(run);
            if (run.isOver() && run.watcher().drawn(run) && subscription != null) {
                subscription.close();
            }
        }
    }
}
