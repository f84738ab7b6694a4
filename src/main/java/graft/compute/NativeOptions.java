package graft.compute;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a process that computes has to be started so that the native libraries run at full speed. All of it is read before
 * or while those libraries load, which is why it cannot be set from within and why this class names none of theirs: the
 * process that starts a worker uses it.
 *
 * @param operatingSystem as in the system property {@code os.name}
 * @param architecture as in the system property {@code os.arch}
 * @param build which of the builds of ND4J's native library is loaded
 */
public record NativeOptions(String operatingSystem, String architecture, Build build) {

    /** A build of ND4J's native library. */
    public enum Build {
        /** With oneDNN; compiled for AVX2. oneDNN itself finds out at run time what the processor has. */
        AVX2(ONEDNN_EXTENSION),
        /** With oneDNN, for any x86-64 processor: it does not come with Graft and can be added. */
        BASELINE("-onednn"),
        /**
         * With plain loops; for any processor of its kind. On x86-64 JavaCPP has to be asked for a build that does not exist:
         * told nothing, it takes the best there is, whatever the processor.
         */
        PLAIN("-plain"),
        /** None that this processor can run: loading the one that is there would end the process at its first instruction. */
        NONE("-plain");

        private final String extension;

        Build(String extension) {
            this.extension = extension;
        }

        /**
         * The build for a machine.
         *
         * @param architecture as in the system property {@code os.arch}
         * @param avx2 whether its processor has AVX2; taken for granted where nobody knows
         * @param baseline whether the pack for older processors is there
         * @param installed whether the native libraries lie beside the jars, in one build only
         */
        public static Build choose(String architecture, boolean avx2, boolean baseline, boolean installed) {
            if (!intel(architecture)) {
                return PLAIN;
            }
            if (avx2) {
                return AVX2;
            }
            if (baseline) {
                return BASELINE;
            }
            return installed ? NONE : PLAIN;
        }
    }

    /** Which of the builds of ND4J's native library is loaded. */
    public static final String EXTENSION_PROPERTY = "org.bytedeco.javacpp.platform.extension";

    /** The build of {@link Build#AVX2}. */
    public static final String ONEDNN_EXTENSION = "-onednn-avx2";

    /** DL4J leaves its oneDNN layer helpers off unless told otherwise; read when a layer is made. */
    public static final String HELPERS_PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    /**
     * The folder beside the jars in which an installed Graft keeps its native libraries as plain files, so that nothing is
     * unpacked into a person's own folders; a Graft from Maven has them inside jars and no such folder.
     */
    public static final String FOLDER = "natives";

    /** Says in a worker which build it was given, where that is not the usual one. */
    private static final String BUILD_PROPERTY = "graft.nd4j.build";

    /** A resource that names folders of native libraries, one a line: more of them than a command line could name safely. */
    public static final String PLACES = "META-INF/graft-natives";

    private static final String ONNX_PATH = "onnxruntime.native.path";

    /** Whether JavaCPP looks into {@code java.library.path} before it looks into jars. */
    private static final String PATHS_FIRST = "org.bytedeco.javacpp.pathsFirst";

    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    /** So much freed memory at the end of its heap glibc keeps; more than a worker ever has free. */
    private static final long KEPT_BYTES = 1L << 33;

    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";

    /** The machine that this process runs on, with a build of ND4J. */
    public static NativeOptions ofThisMachine(Build build) {
        return new NativeOptions(System.getProperty("os.name", ""), System.getProperty("os.arch", ""), build);
    }

    /** The same with the build that such machines usually have. */
    public static NativeOptions ofThisMachine() {
        return ofThisMachine(Build.choose(System.getProperty("os.arch", ""), true, false, false));
    }

    private static boolean intel(String architecture) {
        return architecture.equals("amd64") || architecture.equals("x86_64");
    }

    /** Whether the build has oneDNN; otherwise ND4J computes with its plain loops. */
    public boolean oneDnn() {
        return build == Build.AVX2 || build == Build.BASELINE;
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
        if (intel(architecture)) {
            properties.put(EXTENSION_PROPERTY, build.extension);
        }
        if (oneDnn()) {
            properties.put(HELPERS_PROPERTY, "false");
        }
        if (intel(architecture) && build != Build.AVX2) {
            properties.put(BUILD_PROPERTY, build.name());
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
        return List.of("-Djava.library.path=" + folder, "-D" + PATHS_FIRST + "=true", "-D" + ONNX_PATH + "=" + folder);
    }

    /**
     * In a process whose class path holds {@link #PLACES}: takes native libraries from the folders it names, the first that
     * has one. To be called before anything touches them.
     *
     * @throws IOException if the resource cannot be read
     */
    public static void takeFromPlaces() throws IOException {
        try (InputStream in = NativeOptions.class.getResourceAsStream("/" + PLACES)) {
            if (in == null) {
                return;
            }
            List<String> folders = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            System.setProperty("java.library.path", String.join(File.pathSeparator, folders));
            System.setProperty(PATHS_FIRST, "true");
            String onnxRuntime = System.mapLibraryName("onnxruntime");
            folders.stream()
                    .filter(folder -> Files.isRegularFile(Path.of(folder, onnxRuntime)))
                    .findFirst()
                    .ifPresent(folder -> System.setProperty(ONNX_PATH, folder));
        }
    }

    /** Whether the system is Windows. */
    public boolean windows() {
        return operatingSystem.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /**
     * To be called before anything touches ND4J: on a processor that cannot run it, that would be the end of the process.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if that is so
     */
    public static void requireFit() {
        if (Build.NONE.name().equals(System.getProperty(BUILD_PROPERTY))) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("device.noAvx2"));
        }
    }

    /** What to tell a person of the build this process was given; nothing if it is the usual one. */
    public static Optional<Message> remark() {
        String given = System.getProperty(BUILD_PROPERTY, "");
        if (given.equals(Build.BASELINE.name())) {
            return Optional.of(Message.of("device.baseline"));
        }
        return given.equals(Build.PLAIN.name()) ? Optional.of(Message.of("device.plain")) : Optional.empty();
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
