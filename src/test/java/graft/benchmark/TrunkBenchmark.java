package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import graft.benchmark.onnx.TrunkRace;
import graft.compute.Processors;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of ONNX Runtime's own speed is left once pictures have to be read, fitted and copied, and answers kept. */
@Command(name = "trunk", description = "Features from files beside ONNX Runtime alone on ready tensors.")
final class TrunkBenchmark implements Callable<Integer> {

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--backbone", description = "${COMPLETION-CANDIDATES}; all without")
    private List<BackboneChoice> backbones = new ArrayList<>(List.of(BackboneChoice.values()));

    @Option(names = "--augment", defaultValue = "none,light", split = ",")
    private List<String> augmentations = List.of();

    @Option(names = "--threads", description = "As many as there are cores without.")
    private int threads = Processors.detect().physical();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rows rows = new Rows(
                "backbone",
                "augmentation",
                "ONNX Runtime alone",
                "Graft, warm",
                "of it",
                "of it, by processor time",
                "Graft, first 400 pictures of a process");
        for (BackboneChoice backbone : backbones) {
            for (String augmentation : augmentations) {
                JsonNode report = Child.likeAWorker(
                                Files.createTempDirectory("benchmark"),
                                threads,
                                TrunkRace.class,
                                setting.weights(backbone).toString(),
                                setting.antsAndBees().toString(),
                                Integer.toString(threads),
                                augmentation)
                        .run()
                        .report();
                double alone = speed(report, "alone");
                double graft = speed(report, "graft");
                double share = report.get("graft").get("perProcessorSecond").asDouble()
                        / report.get("alone").get("perProcessorSecond").asDouble();
                rows.add(backbone.title(), augmentation, alone, graft, graft / alone, share, speed(report, "first"));
            }
        }
        System.out.println("Pictures (views) a second, " + threads + " threads");
        rows.print();
        return 0;
    }

    private static double speed(JsonNode report, String what) {
        return report.get(what).get("perSecond").asDouble();
    }
}
