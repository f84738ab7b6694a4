package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import graft.common.Json;
import graft.compute.Machine;
import graft.compute.MemoryPlan;
import graft.worker.client.WorkerCommand;
import graft.worker.client.WorkerJar;
import graft.worker.client.WorkerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A process of its own for each thing measured, so that none finds code compiled, memory taken or libraries loaded by
 * another.
 *
 * @param command the program and its arguments
 * @param environment variables to set beside those inherited
 */
record Child(List<String> command, Map<String, String> environment) {

    Child {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /**
     * What came of a process.
     *
     * @param seconds by the clock, from its start to its end
     * @param report the JSON document it wrote last
     */
    record Outcome(double seconds, JsonNode report) {}

    /** A JVM with these options and this program's class path. */
    static Child java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new Child(command, classPath());
    }

    /**
     * A JVM that is set up as Graft sets its workers up.
     *
     * @param folder where a jar may be written
     * @param threads how many threads each library computes with
     */
    static Child likeAWorker(Path folder, int threads, Class<?> main, String... arguments) throws IOException {
        WorkerSettings settings = new WorkerSettings(
                MemoryPlan.forMachine(Machine.detect().memoryBytes()), threads, "WARN", WorkerSettings.Stay.LONG);
        WorkerCommand worker = WorkerCommand.of(WorkerJar.find(folder), settings);
        // Its last two words name the jar to run.
        List<String> command =
                new ArrayList<>(worker.arguments().subList(0, worker.arguments().size() - 2));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        Map<String, String> environment = new TreeMap<>(worker.environment());
        environment.putAll(classPath());
        return new Child(command, environment);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Map<String, String> classPath() {
        return Map.of("CLASSPATH", System.getProperty("java.class.path"));
    }

    /**
     * Runs it to its end.
     *
     * @throws IOException if it fails
     */
    Outcome run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("benchmark", ".out");
        Path err = Files.createTempFile("benchmark", ".err");
        long begun = System.nanoTime();
        int exit = start(out, err).waitFor();
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (exit != 0) {
            throw new IOException(command + " ended with " + exit + "; its messages are in " + err);
        }
        String text = Files.readString(out);
        // Libraries may have written before the document.
        JsonNode report = Json.tree(text.substring(Math.max(0, text.indexOf('{'))));
        Files.delete(out);
        Files.delete(err);
        return new Outcome(seconds, report);
    }

    /** Starts it; its streams go to two files. */
    Process start(Path out, Path err) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    }
}
