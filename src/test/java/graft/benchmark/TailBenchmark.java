package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import graft.benchmark.dl4j.TailSpeed;
import graft.compute.Processors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Training steps of the last two stages, and of everything; {@code tail-speed.py} does the same in PyTorch. */
@Command(name = "tails", description = "Pictures a second of whole training steps with unfrozen stages.")
final class TailBenchmark implements Callable<Integer> {

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--backbone", description = "${COMPLETION-CANDIDATES}; all without")
    private List<BackboneChoice> backbones = new ArrayList<>(List.of(BackboneChoice.values()));

    @Option(names = "--batch", defaultValue = "32")
    private int batch = 32;

    @Option(names = "--micro-batch", defaultValue = "16", description = "What goes through at once.")
    private int microBatch = 16;

    @Option(names = "--threads", description = "As many as there are cores without.")
    private int threads = Processors.detect().physical();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rows rows = new Rows("backbone", "trained", "a second", "a second of processor time");
        for (BackboneChoice backbone : backbones) {
            add(rows, backbone, "last two stages", -2);
            add(rows, backbone, "everything", 0);
        }
        System.out.println("Pictures, batch " + batch + " in parts of " + microBatch + ", " + threads + " threads");
        rows.print();
        return 0;
    }

    private void add(Rows rows, BackboneChoice backbone, String what, int frozen)
            throws IOException, InterruptedException {
        JsonNode speed = Child.likeAWorker(
                        Files.createTempDirectory("benchmark"),
                        threads,
                        TailSpeed.class,
                        setting.weights(backbone).toString(),
                        Integer.toString(frozen),
                        Integer.toString(batch),
                        Integer.toString(microBatch))
                .run()
                .report();
        rows.add(
                backbone.title(),
                what,
                speed.get("perSecond").asDouble(),
                speed.get("perProcessorSecond").asDouble());
    }
}
