package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import graft.benchmark.dl4j.TransferLearningJob;
import graft.compute.NativeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The same job five ways: a head for ants and bees, ten epochs without augmentation, validated after each. Graft does more
 * than the others meanwhile: it looks for broken and double pictures, calibrates, writes a model file, and proves it in
 * another process.
 */
@Command(name = "job", description = "Ten epochs of ants and bees: Graft beside plain DL4J.")
final class JobBenchmark implements Callable<Integer> {

    private static final int TRAINING = 243;

    @Mixin
    private Setting setting = new Setting();

    @Option(names = "--backbone", defaultValue = "SQUEEZENET", description = "${COMPLETION-CANDIDATES}")
    private BackboneChoice backbone = BackboneChoice.SQUEEZENET;

    @Option(names = "--epochs", defaultValue = "10")
    private int epochs = 10;

    @Option(
            names = "--plain-epochs",
            defaultValue = "10",
            description = "How many of them the two plain loops really run; the rest is worked out from their median.")
    private int plainEpochs = 10;

    private final Rows rows = new Rows(
            "way",
            "whole process, s",
            "of it frozen stages and training, s",
            "training pictures a second",
            "right of validation",
            "times Graft");

    @Override
    public Integer call() throws IOException, InterruptedException {
        double graft = graft();
        List<String> shipped = List.of("-Xmx4g");
        List<String> oneDnn = List.of(
                "-Xmx4g",
                "-D" + NativeOptions.EXTENSION_PROPERTY + "=" + NativeOptions.ONEDNN_EXTENSION,
                "-D" + NativeOptions.HELPERS_PROPERTY + "=false");
        plain("plain DL4J loop as M2.1 ships", shipped, graft);
        plain("the same with oneDNN on", oneDnn, graft);
        featurized("TransferLearningHelper.featurize as M2.1 ships", shipped, graft);
        featurized("the same with oneDNN on", oneDnn, graft);
        System.out.println(backbone.title() + ", " + epochs + " epochs");
        rows.print();
        return 0;
    }

    private double graft() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("benchmark-home");
        Child child = new Child(
                List.of(
                        setting.graft(),
                        "train",
                        "--images",
                        setting.antsAndBees().toString(),
                        "--backbone",
                        setting.weights(backbone).toString(),
                        "--epochs",
                        Integer.toString(epochs),
                        "--augment",
                        "none",
                        "--json"),
                Map.of("GRAFT_HOME", home.toString()));
        Child.Outcome first = child.run();
        double seconds = first.seconds();
        add("Graft, nothing cached", first.report(), seconds, seconds);
        Child.Outcome again = child.run();
        add("Graft again, features cached", again.report(), again.seconds(), seconds);
        return seconds;
    }

    private void add(String way, JsonNode report, double seconds, double graft) {
        JsonNode parts = report.get("seconds");
        double learning =
                parts.get("features").asDouble() + parts.get("training").asDouble();
        rows.add(
                way,
                seconds,
                learning,
                epochs * TRAINING / learning,
                report.get("validation").get("accuracy").asDouble(),
                seconds / graft);
    }

    private void plain(String way, List<String> options, double graft) throws IOException, InterruptedException {
        int run = Math.min(epochs, plainEpochs);
        Child.Outcome outcome = job(options, "plain", run);
        JsonNode report = outcome.report();
        double rest = (epochs - run)
                * (report.get("epochFitting").asDouble()
                        + report.get("epochAnswering").asDouble());
        double learning =
                report.get("fitting").asDouble() + report.get("answering").asDouble() + rest;
        double seconds = outcome.seconds() + rest;
        rows.add(
                run == epochs ? way : way + " (" + run + " epochs run, " + (epochs - run) + " worked out)",
                seconds,
                learning,
                epochs * TRAINING / learning,
                run == epochs ? (Object) report.get("accuracy").asDouble() : "",
                seconds / graft);
    }

    private void featurized(String way, List<String> options, double graft) throws IOException, InterruptedException {
        Child.Outcome outcome = job(options, "featurize", epochs);
        JsonNode report = outcome.report();
        double learning = report.get("featurizing").asDouble()
                + report.get("fitting").asDouble()
                + report.get("answering").asDouble();
        rows.add(
                way,
                outcome.seconds(),
                learning,
                epochs * TRAINING / learning,
                report.get("accuracy").asDouble(),
                outcome.seconds() / graft);
    }

    private Child.Outcome job(List<String> options, String kind, int count) throws IOException, InterruptedException {
        return Child.java(
                        options,
                        TransferLearningJob.class,
                        kind,
                        setting.weights(backbone).toString(),
                        setting.antsAndBees().toString(),
                        Integer.toString(count))
                .run();
    }
}
