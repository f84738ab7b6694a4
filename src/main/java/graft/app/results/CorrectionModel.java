package graft.app.results;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.correction.Correction;
import graft.run.project.ProjectCorrections;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Corrects labels of the run that is shown, undoes corrections, and has the head learn from them. */
public final class CorrectionModel {

    private final ResultsModel results;
    private final Runnable retraining;
    private final Tasks tasks;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Corrected> corrected = new ReadOnlyObjectWrapper<>(Corrected.NOTHING);
    private final ReadOnlyObjectWrapper<Optional<Message>> failure = new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Job reading;

    /**
     * @param retraining trains the head of the open model's run again, as a new version
     */
    public CorrectionModel(ResultsModel results, Runnable retraining, Tasks tasks, Clock clock) {
        this.results = results;
        this.retraining = retraining;
        this.tasks = tasks;
        this.clock = clock;
        results.runProperty().addListener((observable, before, now) -> read());
        read();
    }

    /** What was corrected, and what that means for the run that is shown. */
    ReadOnlyObjectProperty<Corrected> correctedProperty() {
        return corrected.getReadOnlyProperty();
    }

    /** Why the last correction was not kept; empty if it was. */
    ReadOnlyObjectProperty<Optional<Message>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The correction of a picture that holds now. */
    Optional<Correction> of(Judged picture) {
        return corrected.get().all().of(picture.digest());
    }

    /** Says that a picture belongs to another class. */
    public void moveTo(Judged picture, String className) {
        change(c -> c.make(Correction.Wish.moveTo(picture.digest(), picture.path(), label(picture), className), clock));
    }

    /** Says that a picture is not to be used, and why. */
    public void leaveOut(Judged picture, String reason) {
        change(c -> c.make(Correction.Wish.leaveOut(picture.digest(), picture.path(), label(picture), reason), clock));
    }

    private String label(Judged picture) {
        return results.runProperty()
                .get()
                .flatMap(TestedRun::headline)
                .map(e -> e.classes().get(picture.truth()))
                .orElseThrow();
    }

    /**
     * Undoes the last correction.
     *
     * @return whether there was one
     */
    boolean undo() {
        Optional<Correction> last = corrected.get().all().last();
        last.ifPresent(this::undo);
        return last.isPresent();
    }

    /** Undoes a correction. */
    void undo(Correction correction) {
        change(c -> c.undo(Optional.of(correction.number()), clock));
    }

    /** Trains the head again, as a new version. */
    void retrain() {
        retraining.run();
    }

    private void change(Consumer<ProjectCorrections> change) {
        results.runProperty()
                .get()
                .ifPresent(run -> start(run, () -> change.accept(run.project().corrections())));
    }

    private void read() {
        Optional<TestedRun> run = results.runProperty().get();
        if (run.isEmpty()) {
            stopReading();
            corrected.set(Corrected.NOTHING);
        }
        run.ifPresent(r -> start(r, () -> {}));
    }

    private void stopReading() {
        if (reading != null) {
            reading.cancel();
        }
    }

    private void start(TestedRun run, Runnable before) {
        stopReading();
        reading = tasks.start(
                (progress, cancellation) -> {
                    before.run();
                    return Corrected.read(run);
                },
                now -> {
                    failure.set(Optional.empty());
                    if (results.runProperty().get().equals(Optional.of(run))) {
                        corrected.set(now);
                    }
                },
                this::failed);
    }

    private void failed(GraftException why) {
        if (why.code() != ErrorCode.CANCELLED) {
            failure.set(Optional.of(why.userMessage()));
        }
    }
}
