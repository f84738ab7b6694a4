package graft.app.wizard;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The six steps from pictures to a model in use, in their order. */
public enum StepId implements Place {
    PICTURES(1),
    BACKBONE(2),
    DEPTH(3),
    TRAIN(4),
    RESULTS(5),
    USE(6);

    private final int number;

    StepId(int number) {
        this.number = number;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a person counts it as, from 1. */
    public int number() {
        return number;
    }

    public Optional<StepId> following() {
        return numbered(number + 1);
    }

    public Optional<StepId> preceding() {
        return numbered(number - 1);
    }

    private static Optional<StepId> numbered(int wanted) {
        return Arrays.stream(values()).filter(id -> id.number == wanted).findFirst();
    }
}
