package graft.compute;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a process that computes has to be started so that the native libraries run at full speed. All of it is read before
 * or while those libraries load, which is why it cannot be set from within and why this class names none of theirs: the
 * process that starts a worker uses it.
 *
 * @param operatingSystem as in the system property {@code os.name}
 * @param architecture as in the system property {@code os.arch}
 */
public record NativeOptions(String operatingSystem, String architecture) {

    /** Which of the builds of ND4J's native library is loaded. */
    public static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";

    /** The build that holds oneDNN; oneDNN itself finds out at run time whether the processor has AVX2 or AVX-512. */
    public static final String ONEDNN_EXTENSION = "-onednn-avx2";

    /** DL4J leaves its oneDNN layer helpers off unless told otherwise; read when a layer is made. */
    public static final String HELPERS_PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    /**
     * The folder beside the jars in which an installed Graft keeps its native libraries as plain files, so that nothing is
     * unpacked into a person's own folders; a Graft from Maven has them inside jars and no such folder.
     */
    public static final String FOLDER = "natives";

    /** Whether JavaCPP looks into {@code java.library.path} before it looks into jars. */
    private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    /** So much freed memory at the end of its heap glibc keeps; more than a worker ever has free. */
    private static final long KEPT_BYTES = 1L << 33;

    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /** The machine that this process runs on. */
    public static NativeOptions ofThisMachine() {
        return new NativeOptions(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /** Whether a build with oneDNN exists for this kind of machine; elsewhere ND4J computes with its plain loops. */
    public boolean oneDnn() {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /**
     * The options of the JVM.
     *
     * @param nativeBytes how much memory outside the Java heap ND4J may hold; asking for more is then an
     *     {@code OutOfMemoryError} that can be caught, instead of the end of the process
     * @param processBytes how large the whole process may become, Java heap included
     */
    public List<String> jvmOptions(long nativeBytes, long processBytes) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (oneDnn()) {
            properties.put(EXTENSION_PROPERTY, ONEDNN_EXTENSION);
            properties.put(HELPERS_PROPERTY, "false");
        }
        properties.put(MAX_BYTES, Long.toString(nativeBytes));
        properties.put(MAX_PHYSICAL_BYTES, Long.toString(processBytes));
        return properties.entrySet().stream()
                .map(e -> "-D" + e.getKey() + "=" + e.getValue())
                .toList();
    }

    /**
     * The options of a JVM that takes its native libraries from a folder of plain files and unpacks none. JavaCPP looks
     * there before it looks into jars.
     *
     * @param folder {@value #FOLDER} relative to the folder that the process runs in, so that no letter outside ASCII, which
     *     Windows would garble, is on the command line
     */
    public static List<String> takenFrom(String folder) {
        return List.of(
                "-Djava.library.path=" + folder, "-D" + PATHS_FIRST + "=true", "-Donnxruntime.native.path=" + folder);
    }

    /**
     * In a process that was started with {@link #takenFrom}: what JavaCPP still wants to write, which is at most an empty
     * folder on Linux and a second copy of OpenBLAS elsewhere, goes where Graft keeps such things and not into a hidden
     * folder of its own. To be called before anything touches ND4J.
     *
     * @param cache {@link graft.common.Folders#cache()}
     */
    public static void keepCacheIn(Path cache) {
        if (Boolean.getBoolean(PATHS_FIRST) && System.getProperty(CACHE) == null) {
            System.setProperty(CACHE, cache.resolve("javacpp").toString());
        }
    }

    /**
     * The environment variables, besides those the process inherits.
     *
     * <p>oneDNN takes and returns large buffers within every single convolution. Left to itself, glibc maps each of them
     * anew from the kernel, and the page faults cost more than the arithmetic: the gradient of MobileNetV2's first
     * depthwise convolution for 32 pictures takes 153 ms instead of 56 ms (measured on 2 cores). So it is told to keep
     * what it once had.
     *
     * @param threads how many threads linear algebra may use
     */
    public Map<String, String> environment(int threads) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        if (operatingSystem.toLowerCase(Locale.ROOT).contains("linux")) {
            environment.put("MALLOC_ARENA_MAX", "1");
            environment.put("MALLOC_MMAP_MAX_", "0");
            environment.put("MALLOC_TRIM_THRESHOLD_", Long.toString(KEPT_BYTES));
        }
        return environment;
    }
}
