package graft.evaluation;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one class fared. A figure that is undefined is absent, not 0.
 *
 * @param label the class
 * @param pictures how many pictures truly belong to it
 * @param answers how many pictures were answered with it
 * @param recall of its pictures, how many were found; absent without pictures
 * @param precision of the answers with it, how many were right; absent where it was never answered
 * @param f1 harmonic mean of both, 2 TP / (2 TP + FP + FN), 0..1; absent without pictures and answers
 * @param f1Interval where the long-run F1 lies
 */
public record ClassFigures(
        String label,
        int pictures,
        int answers,
        Optional<Proportion> recall,
        Optional<Proportion> precision,
        OptionalDouble f1,
        Optional<Interval> f1Interval) {}
