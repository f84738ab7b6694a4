package graft.app.machine;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.TrainingDevice;
import graft.worker.client.Diagnosis;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is known of this computer, once somebody has asked. */
public final class MachineModel {

    /** Looks at the computer. */
    public interface Examiner {

        /** What training runs on, and why; takes up to some seconds where a driver is slow to answer. */
        TrainingDevice device();

        /**
         * Looks at everything, which takes some seconds.
         *
         * @throws IOException if a process or folder does not answer
         * @throws GraftException with code CANCELLED once {@code cancellation} is set
         */
        Diagnosis examine(CancellationToken cancellation) throws IOException;
    }

    private final Examiner examiner;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Diagnosis>> diagnosis = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> device = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private @Nullable Job job;

    /** Counts examinations, so that one which was cancelled is not heard any more. */
    private int number;

    public MachineModel(Examiner examiner, Tasks tasks) {
        this.examiner = examiner;
        this.tasks = tasks;
    }

    /** What was found last; empty before it was looked for. */
    public ReadOnlyObjectProperty<Optional<Diagnosis>> diagnosisProperty() {
        return diagnosis.getReadOnlyProperty();
    }

    /** Why nothing was found. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Why training runs on what it runs on; empty until {@link #askDevice} has found out. */
    public ReadOnlyObjectProperty<Optional<Message>> deviceProperty() {
        return device.getReadOnlyProperty();
    }

    /** Finds out what training runs on, unless that is known. */
    public void askDevice() {
        if (device.get().isEmpty()) {
            tasks.start(
                    (progress, cancellation) -> examiner.device(),
                    found -> device.set(Optional.of(found.reason())),
                    this::tell);
        }
    }

    /** What training runs on may be something else now. */
    public void forgetDevice() {
        device.set(Optional.empty());
    }

    /** Whether it is being looked for. */
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Looks, unless that is happening already. */
    public void examine() {
        if (running.get()) {
            return;
        }
        running.set(true);
        trouble.set(Optional.empty());
        int mine = ++number;
        job = tasks.start(
                (progress, cancellation) -> found(cancellation),
                found -> ended(mine, () -> diagnosis.set(Optional.of(found))),
                failure -> ended(mine, () -> tell(failure)));
    }

    /** Looks no further. What is under way ends by itself; what was found before stays. */
    public void cancel() {
        if (running.get() && job != null) {
            number++;
            running.set(false);
            job.cancel();
        }
    }

    private Diagnosis found(CancellationToken cancellation) {
        try {
            return examiner.examine(cancellation);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("machine.failed"), e);
        }
    }

    private void ended(int which, Runnable news) {
        if (which == number) {
            running.set(false);
            news.run();
        }
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }

    /** What was found, for a report to whoever helps: one fact a line, in English, whatever the window speaks. */
    public String report() {
        return facts().stream()
                .map(fact -> fact.name().english() + ": " + fact.value().english())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    /** What was found, a line each; none before. */
    public List<Diagnosis.Fact> facts() {
        return diagnosis.get().map(Diagnosis::facts).orElseGet(List::of);
    }
}
