package graft.app.compare;

import graft.app.curve.Curves;
import graft.app.task.Tasks;
import graft.common.Message;
import graft.run.RunComparison;
import graft.run.RunFolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Which versions are compared, and what came of it. */
public final class CompareModel {

    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    public CompareModel(Tasks tasks) {
        this.tasks = tasks;
    }

    /** A version that was chosen. */
    public record Chosen(RunFolder run, String name, Optional<Message> details, Optional<Instant> created) {}

    /** What is compared; empty while it is being read. */
    public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** What went wrong last. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Compares these, each with the first of them; two at least, {@value Comparison#MOST} at most. */
    public void compare(List<Chosen> chosen) {
        comparison.set(Optional.empty());
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> read(chosen),
                read -> comparison.set(Optional.of(read)),
                failure -> trouble.set(Optional.of(failure.userMessage())));
    }

    private static Comparison read(List<Chosen> chosen) {
        List<Version> versions = chosen.stream()
                .map(c -> new Version(
                        c.name(), c.details(), c.created(), Curves.of(c.run().history()), Optional.empty()))
                .toList();
        return Comparison.of(
                versions,
                () -> RunComparison.of(chosen.stream().map(Chosen::run).toList()));
    }
}
