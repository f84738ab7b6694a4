package graft.cli.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged {@code graft} as a process of its own, with a home folder of the test's. */
public final class GraftProcess {

    private static final long MINUTES = 3;

    private final Path folder;
    private final Path home;
    private int count;

    /**
     * @param folder where home and outputs go
     */
    public GraftProcess(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("home");
    }

    /** What a command left behind. */
    public record Outcome(int exit, String out, String err) {
        public JsonNode json() throws JsonProcessingException {
            return Json.tree(out);
        }
    }

    /** A command that runs. */
    public record Running(Process process, Path out, Path err) {
        public Outcome await() throws IOException, InterruptedException {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + MINUTES + " minutes: " + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** The folder of what belongs to the person. */
    public Path home() {
        return home;
    }

    public Running start(Object... arguments) throws IOException {
        Path app = Path.of(System.getProperty("graft.test.app", "target/graft")).toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(app.resolve("bin/graft").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        count++;
        Path out = folder.resolve("out-" + count + ".txt");
        Path err = folder.resolve("err-" + count + ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GRAFT_HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        return new Running(builder.start(), out, err);
    }

    public Outcome run(Object... arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }
}
