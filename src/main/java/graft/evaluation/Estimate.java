package graft.evaluation;

/**
 * A figure that is no plain count, with where its long-run value lies.
 *
 * @param value the figure
 * @param interval of its long-run value
 */
public record Estimate(double value, Interval interval) {}
