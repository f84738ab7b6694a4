package graft.compute.dl4j;

import graft.compute.NativeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What ND4J says of itself. Asking loads its native library, which takes about a second.
 *
 * @param backend class name of the backend in use, such as {@code CpuBackend}
 * @param version of ND4J
 * @param threads how many threads it computes with
 * @param layerHelpersActive whether DL4J's layers go through oneDNN, which is some ten times faster; they do if the native
 *     library has it, DL4J was not told to keep away, and the class by which DL4J asks exists
 * @param nativeLimitBytes how much memory its tensors may take
 */
public record Nd4jProbe(
        String backend, String version, int threads, boolean layerHelpersActive, long nativeLimitBytes) {

    /** Loads ND4J and asks it. */
    public static Nd4jProbe run() {
        NativeOptions.requireFit();
        String backend = Nd4j.getBackend().getClass().getSimpleName();
        return new Nd4jProbe(
                backend,
                versionInJar(),
                Nd4j.getEnvironment().maxThreads(),
                layerHelpersActive(backend),
                org.bytedeco.javacpp.Pointer.maxBytes());
    }

    /** Whether it computes on a graphics card. */
    public boolean card() {
        return backend.equals("JCublasBackend");
    }

    /** As Maven wrote it into the jar; its manifest has none. */
    private static String versionInJar() {
        Properties properties = new Properties();
        try (InputStream in = Nd4j.class.getResourceAsStream("/META-INF/maven/org.nd4j/nd4j-api/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }

    private static boolean layerHelpersActive(String backend) {
        return backend.equals("CpuBackend")
                && Nd4jCpu.Environment.getInstance().isUseONEDNN()
                && !Boolean.parseBoolean(System.getProperty("org.eclipse.deeplearning4j.helpers.disable", "true"))
                && askedClassExists();
    }

    /** DL4J M2.1 asks a class of this name, which had moved by the time M2.1 was released. */
    private static boolean askedClassExists() {
        try {
            Class.forName("org.nd4j.nativeblas.Nd4jCpu$Environment");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
