package graft.benchmark;

import graft.benchmark.folds.FoldsBenchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All measurements under one command; {@code mvn -Pbenchmark} starts it. */
@Command(
        name = "benchmark",
        description = "Measures Graft beside what else there is.",
        mixinStandardHelpOptions = true,
        subcommands = {
            JobBenchmark.class,
            TrunkBenchmark.class,
            ViewsBenchmark.class,
            TailBenchmark.class,
            NetworksBenchmark.class,
            LargePicturesBenchmark.class,
            MemoryBenchmark.class,
            FoldsBenchmark.class
        })
public final class Benchmark {

    private Benchmark() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmark()).execute(args));
    }
}
