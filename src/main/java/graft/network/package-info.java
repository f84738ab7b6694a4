/**
 * The one description of a network (input, stages, operations, weight names) that everything else is derived from: the
 * trainable graph of a tail, the ONNX graph of a trunk and of the finished model, the picture of the stages, and the
 * forecast of what it costs.
 */
@NullMarked
package graft.network;

import org.jspecify.annotations.NullMarked;
