package graft.installer;

import java.nio.file.Path;
import java.util.List;

/** The Java runtime that is shipped: the modules Graft needs and no others, with its own {@code java} for the workers. */
final class JavaRuntime {

    /** Each with what needs it. */
    static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop", // decoding pictures; JavaFX's clipboard
            "java.instrument", // ND4J's class loading looks for it
            "java.logging", // jhdf, protobuf
            "java.management", // memory of the machine
            "java.naming", // Logback
            "java.net.http", // downloads that a person asked for
            "java.scripting", // JavaFX
            "java.security.jgss", // a proxy that asks who one is
            "java.sql", // Jackson's dates
            "java.xml",
            "jdk.charsets", // names in archives from other countries
            "jdk.crypto.ec", // https
            "jdk.jfr", // JavaFX names it
            "jdk.localedata", // numbers and dates as each language writes them
            "jdk.management", // memory of the machine
            "jdk.unsupported", // JavaFX, JavaCPP and protobuf reach into it
            "jdk.zipfs");

    /** Languages of the window, and English for everything else. */
    private static final String LOCALES = "en,de";

    private JavaRuntime() {}

    /**
     * The command that makes it. Nothing strips the native commands, because workers are started with its {@code java}.
     *
     * @param jdk the JDK, with its {@code jmods}
     * @param folder must not exist yet
     */
    static List<String> linkCommand(Path jdk, Path folder) {
        return List.of(
                jdk.resolve("bin/jlink").toString(),
                "--module-path",
                jdk.resolve("jmods").toString(),
                "--add-modules",
                String.join(",", MODULES),
                "--include-locales=" + LOCALES,
                "--strip-debug",
                "--no-man-pages",
                "--no-header-files",
                // Compressed twice would be larger in a zip and slower at each start.
                "--compress=0",
                "--output",
                folder.toString());
    }

    /** The command that makes the archive of the JDK's own classes; a linked runtime comes without, and starts slower. */
    static List<String> archiveCommand(Path runtime) {
        return List.of(runtime.resolve("bin/java").toString(), "-XX:+UseSerialGC", "-Xshare:dump");
    }
}
