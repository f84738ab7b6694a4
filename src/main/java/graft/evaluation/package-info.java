/**
 * How good a model is, and how sure one can be of that: figures with intervals, calibration, comparison of runs. Pure
 * functions over {@link graft.evaluation.Predictions}; every formula and its limits are in {@code docs/evaluation.md}.
 */
@NullMarked
package graft.evaluation;

import org.jspecify.annotations.NullMarked;
