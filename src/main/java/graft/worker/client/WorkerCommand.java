package graft.worker.client;

import graft.compute.NativeOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a worker process is started: the same way from Maven, from the portable folder and from an installed image, namely
 * with a Java runtime's own {@code java}, in the folder of one small jar whose manifest names everything else. Neither the
 * length of the class path nor letters outside ASCII in it reach the command line, which Windows would cut or garble.
 *
 * @param arguments the program and its arguments
 * @param environment variables to set beside those inherited
 * @param folder where it runs; the jar is named relative to it
 */
public record WorkerCommand(List<String> arguments, Map<String, String> environment, Path folder) {

    /** In multiples of what the JVM has by default ({@code java -XX:+PrintFlagsFinal}). */
    private static final int PATIENCE = 16;

    /** Copies both collections. */
    public WorkerCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * The command for an installation.
     *
     * @param build of ND4J's native library
     * @param equipment what goes beyond what comes with Graft; the jar names it too
     * @param mainClass the class to run instead of the one the jar's manifest names; empty for that one
     */
    static WorkerCommand of(
            WorkerJar jar, WorkerSettings settings, NativeOptions.Build build, Equipment equipment, String mainClass) {
        NativeOptions natives = NativeOptions.ofThisMachine(build);
        List<String> arguments = new ArrayList<>();
        arguments.add(jar.java().toString());
        arguments.addAll(options(settings, natives));
        jar.natives().map(NativeOptions::takenFrom).ifPresent(arguments::addAll);
        String name = String.valueOf(jar.jar().getFileName());
        if (mainClass.isEmpty()) {
            arguments.addAll(List.of("-jar", name));
        } else {
            arguments.addAll(List.of("-cp", name, mainClass));
        }
        Path folder = jar.jar().toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no folder: " + jar);
        }
        Map<String, String> environment = environment(settings, natives);
        environment.putAll(equipment.environment(natives.windows(), System.getenv()));
        return new WorkerCommand(arguments, environment, folder);
    }

    /** The same with what comes with Graft and nothing else. */
    static WorkerCommand of(WorkerJar jar, WorkerSettings settings, String mainClass) {
        return of(jar, settings, NativeOptions.ofThisMachine().build(), Equipment.NONE, mainClass);
    }

    /** The command for a worker of this process's own installation, with nothing else. */
    public static WorkerCommand of(WorkerJar jar, WorkerSettings settings) {
        return of(jar, settings, "");
    }

    private static List<String> options(WorkerSettings settings, NativeOptions natives) {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + (settings.memory().heapBytes() >> 10) + "k",
                // One thread works; the heap is small beside the tensors: the collectors for many threads only start
                // later.
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                // Classes of two native libraries, Jackson and this program: or the collector runs while they load.
                "-XX:MetaspaceSize=128m",
                "-Djdk.serialFilter=!*",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dorg.nd4j.log.initialization=false",
                "-Dlogback.configurationFile=graft/logback-worker.xml",
                "-Dgraft.log.level=" + settings.logLevel()));
        options.addAll(compilation(settings.stay()));
        options.addAll(natives.jvmOptions(
                settings.memory().nativeBytes(), settings.memory().processBytes()));
        return options;
    }

    /**
     * How much is compiled, and how well. In a run of ten seconds the JVM's second compiler took a quarter of all
     * processor time for code that was over before it paid; so it waits for {@value #PATIENCE} times as many calls and
     * rounds of a loop as it does by itself. The loops over pixels and weights reach that within a few pictures.
     */
    private static List<String> compilation(WorkerSettings.Stay stay) {
        if (stay == WorkerSettings.Stay.BRIEF) {
            return List.of("-XX:TieredStopAtLevel=1");
        }
        return List.of(
                "-XX:Tier4InvocationThreshold=" + PATIENCE * 5000,
                "-XX:Tier4MinInvocationThreshold=" + PATIENCE * 600,
                "-XX:Tier4CompileThreshold=" + PATIENCE * 15000,
                "-XX:Tier4BackEdgeThreshold=" + PATIENCE * 40000);
    }

    /** What ND4J and its libraries read before {@code main}. */
    private static Map<String, String> environment(WorkerSettings settings, NativeOptions natives) {
        String threads = String.valueOf(settings.threads());
        Map<String, String> environment = new TreeMap<>(natives.environment(settings.threads()));
        environment.put("OPENBLAS_NUM_THREADS", threads);
        environment.put("SD_MAX_THREADS", threads);
        environment.put("SD_MASTER_THREADS", threads);
        return environment;
    }

    /** A builder of the process, with nothing redirected yet. */
    ProcessBuilder processBuilder() {
        ProcessBuilder builder = new ProcessBuilder(arguments);
        builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        return builder;
    }
}
