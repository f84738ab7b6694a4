/**
 * Measurements, started by hand: what Graft costs, beside what else there is. None of it is a test, because a figure
 * depends on the machine and on what else it does; results are in {@code docs/benchmarks.md}.
 */
package graft.benchmark;
