package graft.compute.onnx;

import graft.common.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's native libraries, unpacked once. Left to itself, ONNX Runtime unpacks its 24 MB into the folder of
 * temporary files whenever a process starts, which takes a fifth of a second, and on Windows leaves them there.
 */
public final class OnnxRuntimeFiles {

    /** Where ONNX Runtime looks for its libraries before it unpacks them; read when its classes are initialised. */
    static final String PATH_PROPERTY = "onnxruntime.native.path";

    private static final Logger LOGGER = LoggerFactory.getLogger(OnnxRuntimeFiles.class);
    private static final List<String> LIBRARIES = List.of("onnxruntime", "onnxruntime4j_jni");

    private final String platform;

    /**
     * @param operatingSystem as in the system property {@code os.name}
     * @param architecture as in the system property {@code os.arch}
     */
    OnnxRuntimeFiles(String operatingSystem, String architecture) {
        this.platform = system(operatingSystem.toLowerCase(Locale.ROOT)) + "-" + processor(architecture);
    }

    /**
     * Makes ONNX Runtime take its libraries from the cache, unpacking them there if they are not there whole. To be called
     * before anything touches ONNX Runtime. Where it is not possible, ONNX Runtime does as it always did.
     *
     * @param cache {@link graft.common.Folders#cache()}
     */
    public static void keepIn(Path cache) {
        if (System.getProperty(PATH_PROPERTY) != null) {
            return; // somebody knows better
        }
        try {
            OnnxRuntimeFiles files =
                    new OnnxRuntimeFiles(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
            Path folder = files.unpack(cache);
            System.setProperty(PATH_PROPERTY, folder.toString());
        } catch (IOException e) {
            LOGGER.warn("ONNX Runtime's libraries cannot be kept in {}", cache, e);
        }
    }

    /**
     * Unpacks what is not there yet.
     *
     * @return the folder of the libraries, named after the jar they come from
     * @throws IOException if there are none for this kind of machine, or the folder cannot be written
     */
    Path unpack(Path cache) throws IOException {
        Path folder = cache;
        for (String library : LIBRARIES) {
            String name = System.mapLibraryName(library);
            URLConnection packed = packed(name);
            folder = cache.resolve("natives").resolve(jarName(packed)).toAbsolutePath();
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file) || Files.size(file) != packed.getContentLengthLong()) {
                try (InputStream in = packed.getInputStream()) {
                    AtomicFiles.write(file, in::transferTo);
                }
            }
        }
        return folder;
    }

    private URLConnection packed(String name) throws IOException {
        URL url = OnnxRuntimeFiles.class.getResource("/ai/onnxruntime/native/" + platform + "/" + name);
        if (url == null) {
            throw new IOException("no " + name + " for " + platform);
        }
        return url.openConnection();
    }

    private static String jarName(URLConnection packed) throws IOException {
        if (packed instanceof JarURLConnection inJar) {
            String path = inJar.getJarFileURL().getPath();
            return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.jar$", "");
        }
        throw new IOException("not in a jar: " + packed.getURL());
    }

    /** As the folders in ONNX Runtime's jar are called. */
    private static String system(String name) {
        if (name.contains("mac") || name.contains("darwin")) {
            return "osx";
        }
        return name.contains("win") ? "win" : "linux";
    }

    private static String processor(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> "x64";
            case "arm64", "aarch64" -> "aarch64";
            default -> architecture;
        };
    }
}
