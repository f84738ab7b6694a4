package graft.worker.protocol;

import graft.compute.Machine;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answer to the request {@value #KIND}: what a worker finds itself in. Asked without the libraries it takes no time.
 *
 * @param build version of Graft
 * @param java version and maker of the Java runtime
 * @param machine what the worker may use
 * @param heapBytes limit of the worker's Java heap
 * @param nd4j what ND4J says; empty if not asked for
 * @param onnxRuntime what ONNX Runtime says; empty if not asked for
 */
public record EnvironmentReport(
        String build,
        String java,
        Machine machine,
        long heapBytes,
        Optional<Library> nd4j,
        Optional<Library> onnxRuntime) {

    /** The kind of request this answers. */
    public static final String KIND = "environment";

    /**
     * What is asked.
     *
     * @param libraries whether to load the native libraries and ask them too
     */
    public record Question(boolean libraries) {}

    /**
     * A native library.
     *
     * @param version of the library, if it could be loaded
     * @param problem why it could not, in the words of the system; empty if it could
     * @param computesWith what it uses to compute: backends or providers
     * @param threads how many threads it computes with; 0 if it does not say
     * @param fastLayers whether the layers of DL4J are told to go through oneDNN; empty for other libraries
     * @param convolution how fast a convolution was when it was tried; empty if it was not
     * @param limitBytes how much memory its tensors may take; 0 if it has no limit of its own
     */
    public record Library(
            String version,
            String problem,
            List<String> computesWith,
            int threads,
            Optional<Boolean> fastLayers,
            Optional<Convolution> convolution,
            long limitBytes) {

        public Library {
            Objects.requireNonNull(version, "version");
            computesWith = List.copyOf(computesWith);
        }

        /** A library that could not be loaded. */
        public static Library broken(String problem) {
            return new Library("", problem, List.of(), 0, Optional.empty(), Optional.empty(), 0);
        }

        /** Whether it could be loaded. */
        public boolean works() {
            return problem.isEmpty();
        }
    }

    /**
     * A convolution that was tried.
     *
     * @param gigaflops multiplications and additions a second as training runs it, in 10^9
     * @param plainGigaflops the same without oneDNN
     * @param oneDnn whether the first is so much faster that oneDNN must be at work
     */
    public record Convolution(double gigaflops, double plainGigaflops, boolean oneDnn) {}

    public EnvironmentReport {
        Objects.requireNonNull(machine, "machine");
    }
}
