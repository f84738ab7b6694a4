package graft.app.train;

import graft.app.wizard.OpenModel;
import graft.run.RunRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/** What would be trained now, beside what this version was trained with. */
final class Choices {

    private final OpenModel model;
    private final ObservableValue<Optional<String>> backbone;
    private final Supplier<Instant> now;
    private Optional<RunRequest> trained = Optional.empty();

    /**
     * @param backbone id of the backbone that is recommended or chosen; empty while there is none
     * @param now the time by which runs are named
     */
    Choices(OpenModel model, ObservableValue<Optional<String>> backbone, Supplier<Instant> now) {
        this.model = model;
        this.backbone = backbone;
        this.now = now;
    }

    /** Runs after every change of what would be trained. */
    void whenChanged(Runnable look) {
        model.draftProperty().addListener(observable -> look.run());
        backbone.addListener(observable -> look.run());
    }

    /** What would be trained now; empty while no backbone is chosen. */
    Optional<RunRequest> wanted() {
        return backbone.getValue().map(chosen -> model.draft().request(chosen, now.get()));
    }

    /** What this version was, or is being, trained with; empty while nothing was started. */
    Optional<RunRequest> trained() {
        return trained;
    }

    void trained(Optional<RunRequest> with) {
        trained = with;
    }

    /** Whether a version was trained with just what would be trained now. */
    boolean same() {
        return trained.isPresent()
                && wanted().filter(w -> w.sameChoices(trained.get())).isPresent();
    }

    /** Whether a version was trained with something else than what would be trained now. */
    boolean other() {
        return trained.isPresent()
                && wanted().filter(w -> !w.sameChoices(trained.get())).isPresent();
    }

    /** With how many threads is, or would be, trained; empty for as many as there are cores. */
    Optional<Integer> threads() {
        return trained.map(RunRequest::options)
                .orElseGet(() -> model.draft().options())
                .threads();
    }
}
