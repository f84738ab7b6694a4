/** Networks and weights as files: safetensors and ONNX. No engine is needed to read or write them. */
@NullMarked
package graft.network.file;

import org.jspecify.annotations.NullMarked;
