/**
 * The finished model: its file with all it needs to answer as it did when it was tested, the bundle it travels in, its
 * answers and heat maps, and the proof that file and training graph answer alike. No native code; what runs a model lies
 * in {@code graft.model.onnx}.
 */
@NullMarked
package graft.model;

import org.jspecify.annotations.NullMarked;
