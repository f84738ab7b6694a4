package graft.model;

import graft.evaluation.Purpose;
import java.util.Objects;

/**
 * How well a model did, as the bundle it travels in says. Nobody but its maker has measured that, so whoever shows it says
 * whose word it is.
 *
 * @param purpose what the pictures were that it was measured on
 * @param right how many of them it answered rightly
 * @param pictures how many they were, 1 or more
 */
public record StatedResult(Purpose purpose, int right, int pictures) {

    public StatedResult {
        Objects.requireNonNull(purpose, "purpose");
        if (pictures < 1 || right < 0 || right > pictures) {
            throw new IllegalArgumentException(right + " right of " + pictures);
        }
    }
}
