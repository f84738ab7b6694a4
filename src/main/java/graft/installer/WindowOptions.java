package graft.installer;

import java.util.List;
import java.util.stream.Stream;

/** The options of the JVM of the window, where a launcher of {@code jpackage} starts it (Windows, macOS). */
final class WindowOptions {

    /** The same as in {@code src/main/scripts/graft} and {@code graft.cmd}; a test compares them. */
    static final List<String> COMMON = List.of(
            "-Xmx512m",
            "-Xmn160m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djdk.serialFilter=!*",
            "-Dfile.encoding=UTF-8");

    /** {@code jpackage} puts the folder of the jars where this stands. */
    static final String JARS = "$APPDIR";

    private WindowOptions() {}

    /**
     * All of them; the natives are JavaFX's. The splash is the JVM's, which on macOS must not be: there JavaFX does not share
     * its process with AWT's screen code.
     */
    static List<String> all(Target target) {
        String screen = target.mac() ? "-Djava.awt.headless=true" : "-splash:" + JARS + "/" + Icons.SPLASH;
        return Stream.concat(COMMON.stream(), Stream.of(screen, "-Djava.library.path=" + JARS + "/natives"))
                .toList();
    }
}
