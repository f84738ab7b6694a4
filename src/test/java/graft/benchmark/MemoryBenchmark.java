package graft.benchmark;

import graft.benchmark.ProcessMemory.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Trains on very many pictures with a small heap in every process, and looks every few seconds at how much memory the
 * command and its worker have. Linux only: it reads {@code /proc}.
 */
@Command(name = "memory", description = "Memory of a run on 20,000 pictures.")
final class MemoryBenchmark implements Callable<Integer> {

    private static final int TICK_SECONDS = 2;
    private static final int[] EPOCHS_SHOWN = {1, 2, 5, 10, 15, 20, 25, 30};

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--pictures", description = "A folder of them; made where it does not exist.")
    private Path pictures = Path.of(System.getProperty("java.io.tmpdir"), "graft-many-pictures");

    @Option(names = "--count", defaultValue = "20000")
    private int count = 20_000;

    @Option(names = "--heap", defaultValue = "1024", description = "Limit of the Java heap of every process, in MiB.")
    private int heap = 1024;

    @Option(names = "--cache-budget", defaultValue = "1", description = "For the activations, in GB.")
    private double cacheBudget = 1;

    @Option(names = "--backbone", defaultValue = "MOBILENET_035", description = "${COMPLETION-CANDIDATES}")
    private BackboneChoice backbone = BackboneChoice.MOBILENET_035;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(pictures)) {
            new PictureMaker(setting.trash()).many(pictures, count);
        }
        Path home = Files.createTempDirectory("benchmark-home");
        Child child = new Child(
                List.of(
                        setting.graft(),
                        "train",
                        "--images",
                        pictures.toString(),
                        "--backbone",
                        setting.weights(backbone).toString(),
                        "--cache-budget",
                        Double.toString(cacheBudget),
                        "--json"),
                Map.of(
                        "GRAFT_HOME",
                        home.toString(),
                        "GRAFT_JAVA_OPTIONS",
                        "-Xmx" + heap + "m -Dgraft.worker.heapMiB=" + heap));
        Path out = home.resolve("out.json");
        Path err = home.resolve("err.txt");
        long begun = System.nanoTime();
        Process process = child.start(out, err);
        List<Sample> samples = watch(process, home);
        System.out.println(count + " pictures, " + backbone.title() + ", heap up to " + heap + " MiB: exit code "
                + process.exitValue() + " after " + Rows.text((System.nanoTime() - begun) / 1e9) + " s; cache "
                + bytesBelow(home) / (1 << 20) + " MiB at most in files of activations; home: " + home);
        print(samples);
        return process.exitValue();
    }

    private static List<Sample> watch(Process process, Path home) throws IOException, InterruptedException {
        List<Sample> samples = new ArrayList<>();
        while (!process.waitFor(TICK_SECONDS, TimeUnit.SECONDS)) {
            int epoch = epochsDone(home);
            List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
            process.descendants().forEach(all::add);
            for (ProcessHandle each : all) {
                ProcessMemory.of(each, epoch).ifPresent(samples::add);
            }
        }
        return samples;
    }

    /** How many epochs the log of the run tells of. */
    private static int epochsDone(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home, 8)) {
            return files.filter(f -> f.endsWith("events.jsonl"))
                    .mapToInt(MemoryBenchmark::epochLines)
                    .sum();
        } catch (UncheckedIOException e) {
            // A temporary file went away under the walk; the next look will tell.
            return 0;
        }
    }

    private static int epochLines(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            return (int) lines.filter(l -> l.contains("\"epochDone\"")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long bytesBelow(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(f -> f.toString().contains("activations") && Files.isRegularFile(f))
                    .mapToLong(f -> f.toFile().length())
                    .sum();
        }
    }

    private static void print(List<Sample> samples) {
        Rows rows = new Rows("process", "until", "resident, MiB", "Java heap in use, MiB");
        Map<Long, String> names = new TreeMap<>();
        samples.forEach(s -> names.putIfAbsent(s.pid(), (names.isEmpty() ? "command " : "worker ") + s.pid()));
        names.forEach((pid, name) -> {
            List<Sample> own = samples.stream().filter(s -> s.pid() == pid).toList();
            for (int epoch : EPOCHS_SHOWN) {
                own.stream()
                        .filter(s -> s.epoch() == epoch)
                        .findFirst()
                        .ifPresent(s -> rows.add(name, "epoch " + epoch, (double) s.resident(), (double) s.heap()));
            }
            double resident = own.stream().mapToLong(Sample::resident).max().orElse(0);
            double used = own.stream().mapToLong(Sample::heap).max().orElse(0);
            rows.add(name, "its end: most of " + own.size() + " looks", resident, used);
        });
        rows.print();
    }
}
