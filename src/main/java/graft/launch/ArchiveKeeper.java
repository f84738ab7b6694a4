package graft.launch;

import graft.common.Folders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the {@link ClassArchive} of the window in order after it was closed; without one it only starts slower. */
public final class ArchiveKeeper {

    private static final Logger LOGGER = LoggerFactory.getLogger(ArchiveKeeper.class);

    private ArchiveKeeper() {}

    /** Makes the archive; in a process of its own, because the window's ends. The argument is the window's class path. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String classPath = arguments[0];
        Path jars = folderOf(classPath).orElseThrow(() -> new IllegalArgumentException(classPath));
        ClassArchive archive = new ClassArchive(Folders.current().cache());
        archive.make(java(), classPath, ClassArchive.identity(jars));
    }

    /** The window was closed: sees to it that the next start finds an archive of this Java and these jars, or none. */
    static void windowClosed() {
        String classPath = System.getProperty("java.class.path", "");
        Optional<Path> jars = folderOf(classPath);
        if (jars.isEmpty()) {
            return; // from classes, in Maven or an editor: of folders the JVM makes no archive
        }
        try {
            ClassArchive archive = new ClassArchive(Folders.current().cache());
            List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
            switch (archive.chore(options, ClassArchive.identity(jars.get()))) {
                case NOTHING -> {}
                case DISCARD -> archive.discard();
                case MAKE -> begin(classPath);
            }
        } catch (IOException e) {
            LOGGER.warn("no archive of the window's classes; the next start is slower", e);
        }
    }

    private static void begin(String classPath) throws IOException {
        new ProcessBuilder(
                        java().toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        ArchiveKeeper.class.getName(),
                        classPath)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The folder of the one jar that the scripts start the window from. */
    private static Optional<Path> folderOf(String classPath) {
        return classPath.endsWith(".jar") && !classPath.contains(java.io.File.pathSeparator)
                ? Optional.ofNullable(Path.of(classPath).toAbsolutePath().getParent())
                : Optional.empty();
    }

    private static Path java() {
        return Path.of(ProcessHandle.current().info().command().orElseGet(() -> Path.of(
                        System.getProperty("java.home"), "bin", "java")
                .toString()));
    }
}
