package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.common.Json;
import graft.run.RunFolder;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs command lines in a home of their own, with workers that are no processes. */
final class CommandBench {

    final FakeWorkers workers = new FakeWorkers();
    private final Path folder;
    private final Folders folders;
    private final ProjectStore projects;
    private ApplicationFolder application = ApplicationFolder.none();

    CommandBench(Path folder) {
        this.folder = folder;
        Path home = folder.resolve("home");
        this.folders = new Folders(home.resolve("data"), home.resolve("logs"), home.resolve("cache"));
        this.projects = ProjectStore.in(folders, SampleRun.CLOCK);
    }

    /** What a command left behind. */
    record Outcome(int exit, String out, String err) {

        JsonNode json() throws JsonProcessingException {
            return Json.tree(out);
        }

        /** One sentence, this exit code, nothing on standard output, no stack trace. */
        String failedWith(int code) {
            assertThat(exit).as(err).isEqualTo(code);
            assertThat(out).isEmpty();
            return sentence();
        }

        /** The one line on standard error that is not about how far something is. */
        String sentence() {
            assertThat(err).doesNotContain("Exception").doesNotContain("\tat ");
            return assertThat(err.lines().filter(l -> !l.matches(".*: \\d+ of \\d+")))
                    .as(err)
                    .hasSize(1)
                    .actual()
                    .get(0);
        }
    }

    /** What comes with Graft; nothing unless said otherwise. */
    void comesWith(ApplicationFolder what) {
        application = what;
    }

    Outcome run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter errWriter = new PrintWriter(err, true);
        ExitCodes exitCodes = new ExitCodes();
        String[] words =
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exit = GraftCommand.commandLine(
                        folders, application, new Interruption(errWriter, code -> {}), SampleRun.CLOCK, workers)
                .setOut(new PrintWriter(out, true))
                .setErr(errWriter)
                .setParameterExceptionHandler(exitCodes)
                .setExecutionExceptionHandler(exitCodes)
                .execute(words);
        return new Outcome(exit, out.toString(), err.toString());
    }

    /** A finished run of the classes blight, healthy and rust. */
    RunFolder finishedRun(String name, long seed, double skill) throws IOException {
        Project project = projects.forImages(Files.createDirectories(folder.resolve("leaves")));
        return SampleRun.finished(
                project.newRun(SampleRun.request(name), SampleRun.CLOCK).path(), seed, skill);
    }

    /** A run that was asked for and nothing else. */
    RunFolder requestedRun(String name) throws IOException {
        Project project = projects.forImages(Files.createDirectories(folder.resolve("leaves")));
        return project.newRun(SampleRun.request(name), SampleRun.CLOCK);
    }
}
