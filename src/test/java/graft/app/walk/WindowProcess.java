package graft.app.walk;

import graft.worker.client.WorkerJar;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A window in a process of its own, which carries out one of the walks of {@link WalkMain}. */
final class WindowProcess implements AutoCloseable {

    private static final long MINUTES = 4;

    private final Process process;
    private final BufferedReader said;
    private final List<String> heard = new ArrayList<>();

    private WindowProcess(Process process) {
        this.process = process;
        this.said = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts the walk.
     *
     * @param onClassPath which files and folders of this process's class path the window's has too, by their names
     * @param jar what its workers are started with
     * @param arguments what the walk needs
     */
    static WindowProcess start(Predicate<String> onClassPath, WorkerJar jar, WalkMain.Walk walk, Path... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(jar.java().toString(), "-Xmx512m", "-XX:+UseSerialGC"));
        for (String option : List.of(
                "glass.platform",
                "monocle.platform",
                "headless.geometry",
                "prism.order",
                "prism.text",
                "testfx.robot",
                "testfx.headless")) {
            command.add("-D" + option + "=" + System.getProperty(option));
        }
        command.addAll(List.of(
                "-Djdk.serialFilter=!*",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(onClassPath),
                WalkMain.class.getName(),
                walk.name(),
                jar.jar().toString()));
        Arrays.stream(arguments).map(Path::toString).forEach(command::add);
        return new WindowProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String classPath(Predicate<String> wanted) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.test(Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until the walk says something that begins so, and gives what follows. */
    String awaitWord(String word) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            heard.add(line);
            if (line.startsWith(word + " ")) {
                return line.substring(word.length() + 1);
            }
        }
        throw new AssertionError("the walk ended without saying \"" + word + "\" but " + heard);
    }

    /** Waits for the end of the walk, and gives its exit code. */
    int awaitEnd() throws IOException, InterruptedException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            heard.add(line);
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("the walk does not end; it said " + heard);
        }
        return process.exitValue();
    }

    /** Ends it at once, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
