/**
 * Training as data and rules: plan, phases, schedules, events, feature cache, checkpoints. The engines behind it are in
 * {@code graft.training.onnx} (frozen trunk) and {@code graft.training.dl4j} (trainable tail).
 */
@NullMarked
package graft.training;

import org.jspecify.annotations.NullMarked;
