package graft.benchmark;

import graft.benchmark.dl4j.TailSpeed;
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

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rows rows = new Rows("backbone", "last two stages", "everything");
        for (BackboneChoice backbone : backbones) {
            rows.add(backbone.title(), speed(backbone, -2), speed(backbone, 0));
        }
        System.out.println("Pictures a second, batch " + batch + " in parts of " + microBatch);
        rows.print();
        return 0;
    }

    private double speed(BackboneChoice backbone, int frozen) throws IOException, InterruptedException {
        return Child.likeAWorker(
                        Files.createTempDirectory("benchmark"),
                        TailSpeed.class,
                        setting.weights(backbone).toString(),
                        Integer.toString(frozen),
                        Integer.toString(batch),
                        Integer.toString(microBatch))
                .run()
                .report()
                .get("picturesPerSecond")
                .asDouble();
    }
}
