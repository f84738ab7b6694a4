package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packaged folder, moved to where its paths are awkward, started as a person does. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "starts the script for POSIX shells")
class PortableFolderIT {

    @TempDir
    Path folder;

    private Path command;

    /** What a command left behind. */
    private record Outcome(int exit, String out, String err) {}

    @BeforeEach
    void moveToAnAwkwardPlace() throws IOException {
        Path packaged = Path.of(System.getProperty("graft.test.app", "target/graft"));
        assertThat(packaged.resolve("bin/graft")).as("made by mvn package").isExecutable();
        Path moved = folder.resolve("Müller's \"große\" Käfer 甲虫 $HOME & more");
        Files.createDirectories(moved.resolve("lib"));
        Files.createDirectories(moved.resolve("bin"));
        Files.copy(packaged.resolve("bin/graft"), moved.resolve("bin/graft"));
        try (Stream<Path> libraries = Files.list(packaged.resolve("lib"))) {
            for (Path library : libraries.toList()) {
                // Links, so that nothing of hundreds of megabytes is copied; the small jar decides where the rest is
                // sought.
                Path target = moved.resolve("lib").resolve(library.getFileName());
                if (library.endsWith("graft-worker.jar")) {
                    Files.copy(library, target);
                } else {
                    Files.createLink(target, library.toAbsolutePath());
                }
            }
        }
        Path link = Files.createSymbolicLink(folder.resolve("first link"), moved.resolve("bin/graft"));
        command = Files.createSymbolicLink(folder.resolve("graft"), folder.relativize(link));
    }

    @Test
    void helpIsPrintedThroughLinks() throws Exception {
        Outcome outcome = run(Map.of(), "--help");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).contains("doctor");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void doctorPrintsOneDocumentAndEverythingWorks() throws Exception {
        Outcome outcome = run(Map.of("LC_ALL", "POSIX"), "doctor", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        JsonNode report = Json.tree(outcome.out());
        assertThat(report.get("works").asBoolean()).isTrue();
        assertThat(report.at("/environment/onnxRuntime/version").asText()).isEqualTo("1.28.0");
        assertThat(report.at("/environment/nd4j/computesWith/0").asText()).isEqualTo("CpuBackend");
        assertThat(outcome.err()).isEmpty();
        assertThat(folder.resolve("home/logs")).isDirectoryContaining("glob:**worker-*.log");
    }

    @Test
    void anUnknownOptionIsOneSentence() throws Exception {
        Outcome outcome = run(Map.of(), "doctor", "--nope");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err().lines()).hasSize(1);
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        Outcome outcome =
                run(Map.of("GRAFT_JAVA", folder.resolve("no such java").toString()), "--help");

        assertThat(outcome.exit()).isEqualTo(5);
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).contains("Java 17");
    }

    private Outcome run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(command.toString()));
        line.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("GRAFT_HOME", folder.resolve("home").toString());
        builder.environment().put("GRAFT_JAVA", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return new Outcome(exit, out, Files.readString(folder.resolve("err.txt")));
    }
}
