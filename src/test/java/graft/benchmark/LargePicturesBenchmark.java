package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A run on pictures as a camera writes them: how long it looks at them, and how long the features take. */
@Command(name = "large", description = "Scan and features of 12-megapixel JPEG.")
final class LargePicturesBenchmark implements Callable<Integer> {

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--pictures", description = "A folder of them; made where it does not exist.")
    private Path pictures = Path.of(System.getProperty("java.io.tmpdir"), "graft-large-pictures");

    @Option(names = "--count", defaultValue = "48")
    private int count = 48;

    @Option(names = "--backbone", defaultValue = "MOBILENET", description = "${COMPLETION-CANDIDATES}")
    private BackboneChoice backbone = BackboneChoice.MOBILENET;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(pictures)) {
            new PictureMaker(setting.antsAndBees().resolve("train")).large(pictures, count);
        }
        Path home = Files.createTempDirectory("benchmark-home");
        Child.Outcome outcome = new Child(
                        List.of(
                                setting.graft(),
                                "train",
                                "--images",
                                pictures.toString(),
                                "--backbone",
                                setting.weights(backbone).toString(),
                                "--epochs",
                                "1",
                                "--json"),
                        Map.of("GRAFT_HOME", home.toString()))
                .run();
        JsonNode seconds = outcome.report().get("seconds");
        JsonNode counts = outcome.report().get("counts");
        int training = counts.get("training").asInt();
        int seen = training + counts.get("validation").asInt();
        double scan = seconds.get("scan").asDouble();
        double features = seconds.get("features").asDouble();
        Rows rows = new Rows("what", "pictures", "seconds", "pictures a second");
        rows.add("scan", count, scan, count / scan);
        rows.add("features, three views of each training picture", seen, features, seen / features);
        rows.add("whole command", count, outcome.seconds(), count / outcome.seconds());
        rows.print();
        return 0;
    }
}
