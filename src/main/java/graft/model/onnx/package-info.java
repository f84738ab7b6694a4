/** Finished models run by ONNX Runtime. Only workers load this package. */
@NullMarked
package graft.model.onnx;

import org.jspecify.annotations.NullMarked;
