/** What ONNX Runtime makes of this machine. */
@NullMarked
package graft.compute.onnx;

import org.jspecify.annotations.NullMarked;
