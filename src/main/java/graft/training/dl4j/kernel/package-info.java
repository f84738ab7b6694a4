/**
 * What each operation of a network computes, forward and backward, on arrays that lie in memory as [N, H, W, C]: the
 * vertices of the graph, each holding one kernel.
 */
@NullMarked
package graft.training.dl4j.kernel;

import org.jspecify.annotations.NullMarked;
