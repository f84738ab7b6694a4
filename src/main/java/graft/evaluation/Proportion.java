package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * So many out of so many, with the interval of the long-run share.
 *
 * @param successes how many, 0 to {@code trials}
 * @param trials out of how many, at least 1
 * @param interval where the long-run share lies, inside 0..1
 */
public record Proportion(int successes, int trials, Interval interval) {

    /** Below this many trials a percentage would claim more than was seen, so the counts are shown instead. */
    public static final int FEWEST_FOR_PERCENT = 10;

    /** Refuses counts that make no share. */
    public Proportion {
        if (trials < 1 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException(successes + " of " + trials);
        }
    }

    /** The share itself, 0..1. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public double value() {
        return (double) successes / trials;
    }

    /** Whether to show "7 of 9" rather than a percentage. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    public boolean shownAsCount() {
        return trials < FEWEST_FOR_PERCENT;
    }
}
