/** The frozen part of a network through ONNX Runtime. Only workers load this package. */
@NullMarked
package graft.training.onnx;

import org.jspecify.annotations.NullMarked;
