package graft.evaluation;

/**
 * How often the true class is among the {@code k} most probable ones.
 *
 * @param k 2 or more, below the number of classes
 * @param share of all pictures
 */
public record TopK(int k, Proportion share) {}
