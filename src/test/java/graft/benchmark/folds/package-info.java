/** Cross-validation of the training recipe over real pictures; run by hand, see {@code docs/benchmarks.md}. */
@NullMarked
package graft.benchmark.folds;

import org.jspecify.annotations.NullMarked;
