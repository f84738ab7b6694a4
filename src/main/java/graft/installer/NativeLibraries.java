package graft.installer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which native libraries are shipped as plain files, and from which jars. Inside jars they would be unpacked at the first
 * start: 450 MB a person, into a home folder that a school may keep on a server.
 */
final class NativeLibraries {

    /** A library, a library with a version in its name, or a link library of Windows is not one. */
    private static final Pattern LIBRARY = Pattern.compile(".*/([^/]+\\.(?:so(?:\\.\\d+)*|dll|dylib))");

    private static final Pattern NOTHING_BUT_NATIVES = Pattern.compile(
            "(nd4j-native|nd4j-native-preset|openblas|javacpp)-.*-(linux|windows|macosx)-(x86_64|arm64).*\\.jar");

    /** Without a system in its name, a jar of JavaFX is empty and only points to the others. */
    private static final Pattern POINTER = Pattern.compile("javafx-[a-z]+-[0-9.]+\\.jar");

    private final Target target;

    NativeLibraries(Target target) {
        this.target = target;
    }

    /**
     * The name under which an entry of a jar is shipped as a file; nothing where it is not.
     *
     * @param jar name of the jar
     * @param entry name of the entry
     */
    Optional<String> file(String jar, String entry) {
        Matcher matcher = LIBRARY.matcher("/" + entry);
        if (!matcher.matches() || !ours(jar, entry)) {
            return Optional.empty();
        }
        return Optional.of(matcher.group(1));
    }

    /** Whether a jar holds native libraries for other machines, or ones that are shipped as files: then it loses them. */
    boolean stripped(String jar) {
        return jar.startsWith("onnxruntime-") || jar.startsWith("javafx-") || jar.startsWith("lz4-java-");
    }

    /** Whether a jar is nothing but native libraries, of whatever machine, so that none of it is left. */
    boolean dropped(String jar) {
        return NOTHING_BUT_NATIVES.matcher(jar).matches()
                || POINTER.matcher(jar).matches();
    }

    /** Whether anything of a jar is shipped: the jar, or the libraries in it. */
    boolean shipped(String jar) {
        return !dropped(jar)
                || jar.endsWith("-" + target.nd4j() + ".jar")
                || jar.matches("(openblas|javacpp)-.*") && jar.endsWith("-" + target.javaCpp() + ".jar");
    }

    /** Whether an entry is a native library, or what debuggers want of one. */
    static boolean library(String entry) {
        return LIBRARY.matcher("/" + entry).matches() || entry.contains(".dSYM/") || entry.endsWith(".jnilib");
    }

    private boolean ours(String jar, String entry) {
        if (jar.startsWith("nd4j-native-") && jar.endsWith("-" + target.nd4j() + ".jar")) {
            return entry.contains("/" + target.nd4j() + "/");
        }
        if ((jar.startsWith("openblas-") || jar.startsWith("javacpp-"))
                && jar.endsWith("-" + target.javaCpp() + ".jar")) {
            return entry.contains("/" + target.javaCpp() + "/");
        }
        if (jar.startsWith("onnxruntime-")) {
            return entry.startsWith("ai/onnxruntime/native/" + target.onnxRuntime() + "/") && !entry.contains(".dSYM/");
        }
        return jar.startsWith("javafx-") && jar.endsWith("-" + target.javaFx() + ".jar");
    }
}
