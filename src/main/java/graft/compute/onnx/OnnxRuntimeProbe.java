package graft.compute.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.util.List;

/**
 * What ONNX Runtime says of itself. Asking loads its native library.
 *
 * @param version such as {@code 1.28.0}
 * @param providers what it can compute with, such as {@code CPU}
 */
public record OnnxRuntimeProbe(String version, List<String> providers) {

    public OnnxRuntimeProbe {
        providers = List.copyOf(providers);
    }

    /** Loads ONNX Runtime and asks it. */
    public static OnnxRuntimeProbe run() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return new OnnxRuntimeProbe(
                environment.getVersion(),
                OrtEnvironment.getAvailableProviders().stream()
                        .map(OrtProvider::name)
                        .sorted()
                        .toList());
    }
}
