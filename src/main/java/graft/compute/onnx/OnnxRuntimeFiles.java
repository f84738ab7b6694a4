package graft.compute.onnx;

import ai.onnxruntime.OnnxJavaType;
import graft.common.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
        Path jar = jar();
        String version = String.valueOf(jar.getFileName()).replaceFirst("\\.jar$", "");
        Path folder = cache.resolve("natives").resolve(version).toAbsolutePath();
        try (ZipFile packed = new ZipFile(jar.toFile())) {
            for (String library : LIBRARIES) {
                String name = System.mapLibraryName(library);
                ZipEntry entry = packed.getEntry(place(name));
                if (entry == null) {
                    throw new IOException("no " + name + " for " + platform);
                }
                unpack(packed, entry, folder.resolve(name));
            }
        }
        return folder;
    }

    private static void unpack(ZipFile packed, ZipEntry entry, Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) == entry.getSize()) {
            return;
        }
        try (InputStream in = packed.getInputStream(entry)) {
            AtomicFiles.write(file, in::transferTo);
        }
    }

    private String place(String name) {
        return "ai/onnxruntime/native/" + platform + "/" + name;
    }

    /** The jar that ONNX Runtime's classes come from; of a class that loads nothing native. */
    private static Path jar() throws IOException {
        CodeSource source = OnnxJavaType.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("ONNX Runtime does not say where it comes from");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
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
