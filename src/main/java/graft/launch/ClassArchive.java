package graft.launch;

import graft.common.AtomicFiles;
import graft.common.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The window's classes as the JVM has them in memory, read and checked once and kept in a file, so that later starts need not
 * do it again (application class data sharing, JEP 310). The scripts that start the window hand the file to the JVM where there
 * is one; where there is none, the JVM writes down which classes the session loads, and when the window is closed a process
 * of its own makes the file from that list.
 *
 * <p>The JVM compares a file with the jars and with itself and passes over one that is of others. It does not look whether a
 * file is complete, and a part of one would crash it: so the file appears whole or not at all.
 *
 * @param folder where it is kept ({@link graft.common.Folders#cache()})
 */
record ClassArchive(Path folder) {

    static final String ARCHIVE = "window.jsa";
    static final String CLASSES = "window.classes";
    private static final String MADE_OF = "window.jsa.made-of";
    private static final String UNFINISHED = "window.jsa.part";

    private static final long PATIENCE_MINUTES = 3;

    /** For an archive as large as the window's this much heap is plenty. */
    private static final String HEAP = "-Xmx256m";

    /** What is to be done once the window is closed. */
    enum Chore {
        /** The archive was used, or there can be none. */
        NOTHING,
        /** The JVM has written down its classes. */
        MAKE,
        /** The archive is of another Java or other jars, so that the JVM passed over it. */
        DISCARD
    }

    /** The file that the JVM takes classes from. */
    Path archive() {
        return folder.resolve(ARCHIVE);
    }

    /** The list of the classes that were loaded. */
    Path classes() {
        return folder.resolve(CLASSES);
    }

    /**
     * What this process has to do at its end.
     *
     * @param options of its JVM
     * @param identity of its JVM and its jars
     */
    Chore chore(List<String> options, String identity) throws IOException {
        if (options.contains("-XX:DumpLoadedClassList=" + classes()) && Files.isRegularFile(classes())) {
            return Chore.MAKE;
        }
        boolean used = options.contains("-XX:SharedArchiveFile=" + archive());
        return used && !isOf(identity) ? Chore.DISCARD : Chore.NOTHING;
    }

    private boolean isOf(String identity) throws IOException {
        Path madeOf = folder.resolve(MADE_OF);
        return Files.isRegularFile(madeOf) && Files.readString(madeOf).strip().equals(identity);
    }

    /** Takes the archive away, so that the next start begins a new one. */
    void discard() throws IOException {
        Files.deleteIfExists(archive());
        Files.deleteIfExists(classes());
    }

    /**
     * Makes the archive, which takes some seconds.
     *
     * @param java starts a JVM
     * @param classPath as the window has it, to the letter
     * @param identity of the JVM and its jars
     * @return whether there is one now; otherwise the next start writes the list anew
     */
    boolean make(Path java, String classPath, String identity) throws IOException, InterruptedException {
        Path unfinished = folder.resolve(UNFINISHED);
        Files.deleteIfExists(unfinished);
        List<String> command = List.of(
                java.toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes(),
                "-XX:SharedArchiveFile=" + unfinished,
                "-cp",
                classPath);
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        Files.deleteIfExists(classes());
        if (!ended || process.exitValue() != 0 || !Files.isRegularFile(unfinished)) {
            Files.deleteIfExists(unfinished);
            return false;
        }
        AtomicFiles.writeText(folder.resolve(MADE_OF), identity + "\n");
        AtomicFiles.move(unfinished, archive());
        return true;
    }

    /**
     * What an archive is of: this JVM, and the jars in a folder with their sizes and times, by which the JVM tells them too.
     */
    static String identity(Path jars) throws IOException {
        try (Stream<Path> inside = Files.list(jars)) {
            String listed = inside.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(ClassArchive::stated)
                    .collect(Collectors.joining("\n"));
            return Digests.ofText(
                    String.join("\n", System.getProperty("java.vm.version"), System.getProperty("java.home"), listed));
        }
    }

    private static String stated(Path jar) {
        return jar + " " + jar.toFile().length() + " " + jar.toFile().lastModified();
    }
}
