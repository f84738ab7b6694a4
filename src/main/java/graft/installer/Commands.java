package graft.installer;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the tools of the JDK and of the system. */
final class Commands {

    private final PrintStream out;

    /** @param out where it says what it runs, and what that says if it fails */
    Commands(PrintStream out) {
        this.out = out;
    }

    /**
     * Runs a command and waits for its end.
     *
     * @throws IOException if it ends with anything but 0; everything it said has been shown then
     */
    void run(List<String> line) throws IOException, InterruptedException {
        out.println("  " + Path.of(line.get(0)).getFileName() + " "
                + String.join(" ", line.subList(1, Math.min(3, line.size()))) + " ...");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            out.println(String.join(" ", line));
            out.println(said);
            throw new IOException(line.get(0) + " ended with " + exit);
        }
    }

    /** Whether a program of this name is on the search path. */
    static boolean onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
