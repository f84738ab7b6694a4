/**
 * The trained part of a network as a Deeplearning4j {@code ComputationGraph} with a training step of our own. Everything
 * that touches ND4J or Deeplearning4j lives here and below; how and why is told in {@code docs/training-engine.md}.
 */
@NullMarked
package graft.training.dl4j;

import org.jspecify.annotations.NullMarked;
