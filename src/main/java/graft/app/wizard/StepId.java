package graft.app.wizard;

import java.util.Locale;
import java.util.Optional;

/** The six steps from pictures to a model in use, in their order. */
public enum StepId implements Place {
    PICTURES,
    BACKBONE,
    DEPTH,
    TRAIN,
    RESULTS,
    USE;

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person counts it as, from 1. */
    public int number() {
        return ordinal() + 1;
    }

    public Optional<StepId> following() {
        return ordinal() + 1 < values().length ? Optional.of(values()[ordinal() + 1]) : Optional.empty();
    }

    public Optional<StepId> preceding() {
        return ordinal() > 0 ? Optional.of(values()[ordinal() - 1]) : Optional.empty();
    }
}
