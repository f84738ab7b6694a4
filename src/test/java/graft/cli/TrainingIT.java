package graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import graft.cli.testing.GraftProcess;
import graft.cli.testing.GraftProcess.Outcome;
import graft.cli.testing.PatternPictures;
import graft.common.CancellationToken;
import graft.common.Json;
import graft.common.Progress;
import graft.data.Part;
import graft.data.decode.ImageIoPictureReader;
import graft.data.split.SplitManifest;
import graft.model.Classifier;
import graft.model.PictureAnswering;
import graft.model.onnx.OnnxClassifier;
import graft.run.RunFeatures;
import graft.run.RunFiles;
import graft.run.RunFolder;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From a folder of pictures to a finished model, through the packaged command and its real workers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainingIT {

    @TempDir
    static Path folder;

    private GraftProcess graft;
    private Path pictures;
    private Path weights;
    private Outcome trained;

    @BeforeAll
    void train() throws Exception {
        graft = new GraftProcess(folder);
        pictures = PatternPictures.paint(folder.resolve("Müller's patterns 甲"), 24, 1);
        weights = PatternPictures.untrainedBackbone(folder.resolve("squeeze net.safetensors"));
        trained = graft.run("train", "--images", pictures, "--backbone", weights, "--json", "--name", "Patterns");
    }

    @Test
    void trainingEndsWithAModelThatKnowsThePatterns() throws Exception {
        assertThat(trained.err()).doesNotContain("Exception");
        assertThat(trained.exit()).as(trained.err()).isZero();
        JsonNode report = trained.json();
        assertThat(report.get("classes").toString()).isEqualTo("[\"checks\",\"dots\",\"stripes\"]");
        assertThat(report.get("counts").get("training").asInt()).isGreaterThan(40);
        assertThat(report.get("test").get("accuracy").asDouble()).isGreaterThan(0.8);
        assertThat(report.get("test").get("interval").get("low").asDouble()).isLessThan(1);
        assertThat(report.get("validation").get("perClass")).hasSize(3);
        assertThat(report.get("parity").asDouble()).isLessThan(1e-3);
        assertThat(report.get("bestEpoch").asInt()).isPositive();
        assertThat(Path.of(report.get("model").asText())).isRegularFile();
        for (String step : new String[] {"scan", "features", "training", "total"}) {
            assertThat(report.get("seconds").get(step).asDouble()).as(step).isPositive();
        }
    }

    @Test
    void inTheEndTheHeadLearnsFromTheValidationPicturesTooAndSaysWhoseFiguresAreWhose() throws Exception {
        JsonNode report = trained.json();
        JsonNode counts = report.get("counts");
        assertThat(report.get("refit").get("pictures").asInt())
                .isEqualTo(counts.get("training").asInt()
                        + counts.get("validation").asInt());
        assertThat(report.get("refit").get("epochs")).isEqualTo(report.get("bestEpoch"));
        assertThat(report.get("validationOf").asText()).isEqualTo("head-before-refit");
        assertThat(trained.err()).contains("the head was trained again");
        Outcome kept = graft.run(
                "train", "--images", pictures, "--backbone", weights, "--json", "--name", "Patterns", "--no-refit");
        assertThat(kept.exit()).as(kept.err()).isZero();
        assertThat(kept.json().get("refit").isNull()).isTrue();
        assertThat(kept.json().get("validationOf").asText()).isEqualTo("model");
        assertThat(report.get("validation").get("correct"))
                .isEqualTo(kept.json().get("validation").get("correct"));
        assertThat(report.get("validation").get("logLoss").asDouble())
                .isCloseTo(kept.json().get("validation").get("logLoss").asDouble(), within(1e-3));
    }

    @Test
    void theModelAnswersPicturesItHasNeverSeen() throws Exception {
        Path unseen = PatternPictures.paint(folder.resolve("unseen"), 6, 99);
        Files.writeString(unseen.resolve("dots").resolve("broken.jpg"), "no picture");
        Outcome predicted = graft.run("predict", trained.json().get("run").asText(), unseen, "--json");
        assertThat(predicted.exit()).as(predicted.err()).isZero();
        int right = 0;
        int broken = 0;
        for (JsonNode picture : predicted.json().get("pictures")) {
            if (picture.hasNonNull("error")) {
                broken++;
            } else {
                String best = picture.get("labels").get(0).get("label").asText();
                right += picture.get("path").asText().contains(best + " ") ? 1 : 0;
            }
        }
        assertThat(broken).isEqualTo(1);
        assertThat(right).isGreaterThanOrEqualTo(14);
    }

    @Test
    void anIndependentTestIsMeasured() throws Exception {
        Path unseen = PatternPictures.paint(folder.resolve("independent"), 8, 77);
        Outcome evaluated = graft.run("evaluate", trained.json().get("run").asText(), "--images", unseen, "--json");
        assertThat(evaluated.exit()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("independent-test");
    }

    @Test
    void anotherRunReusesTheProjectAndItsSplit() throws Exception {
        Outcome again = graft.run(
                "train", "--images", pictures, "--backbone", weights, "--json", "--seed", "7", "--epochs", "5");
        assertThat(again.exit()).as(again.err()).isZero();
        Path first = Path.of(trained.json().get("folder").asText());
        Path second = Path.of(again.json().get("folder").asText());
        assertThat(second.getParent()).isEqualTo(first.getParent());
        assertThat(second.resolve("split.csv")).hasSameTextualContentAs(first.resolve("split.csv"));
    }

    @Test
    void withFewValidationPicturesTheTemperatureRestsOnTrainingPicturesToo() throws Exception {
        RunFolder run = new RunFolder(Path.of(trained.json().get("folder").asText()));
        assertThat(run.evaluation().temperature().pictures())
                .isEqualTo(run.pictures().of(Part.TRAIN) + run.pictures().of(Part.VALIDATION));
    }

    @Test
    void everyPictureOfTheRunHasTheFeaturesThatTheModelSees() throws Exception {
        assertFeatures(trained);
    }

    private void assertFeatures(Outcome outcome) throws Exception {
        RunFolder run = new RunFolder(Path.of(outcome.json().get("folder").asText()));
        try (RunFeatures features = run.features().orElseThrow();
                Classifier model = OnnxClassifier.open(run.file(RunFiles.MODEL), 1);
                PictureAnswering answering = new PictureAnswering(model, new ImageIoPictureReader(), 1)) {
            assertThat(features.pictures().stream().map(RunFeatures.Picture::path))
                    .containsExactlyInAnyOrderElementsOf(run.split().present().stream()
                            .map(SplitManifest.Entry::path)
                            .toList());
            for (int i = 0; i < features.pictures().size(); i++) {
                float[] kept = features.row(i);
                answering.describe(
                        List.of(pictures.resolve(features.pictures().get(i).path())),
                        row -> assertThat(row.features()).containsExactly(kept, within(1e-3f)),
                        Progress.NONE,
                        new CancellationToken());
            }
        }
    }

    /** Two hundred pictures of nine megapixels: looking at them all takes far longer than opening weights. */
    @Test
    void weightsThatAreNoneAreRefusedBeforeThePicturesWereLookedAt() throws Exception {
        Path many = folder.resolve("many");
        for (String name : new String[] {"a", "b"}) {
            Path first = Files.createDirectories(many.resolve(name)).resolve("0.png");
            ImageIO.write(new BufferedImage(3000, 3000, BufferedImage.TYPE_INT_RGB), "png", first.toFile());
            for (int i = 1; i < 100; i++) {
                Files.createLink(first.resolveSibling(i + ".png"), first);
            }
        }
        Path wrong = Files.write(folder.resolve("wrong.safetensors"), Arrays.copyOf(Files.readAllBytes(weights), 5000));
        GraftProcess elsewhere = new GraftProcess(Files.createDirectories(folder.resolve("elsewhere")));

        Outcome refused = elsewhere.run("train", "--images", many, "--backbone", wrong);

        assertThat(refused.exit()).as(refused.err()).isEqualTo(4);
        assertThat(refused.err()).contains("weights file is damaged").doesNotContain("200 of 200", "Exception");
        try (Stream<Path> left = Files.walk(elsewhere.home())) {
            assertThat(left.filter(f -> f.endsWith("request.json"))).isEmpty();
        }
    }

    @Test
    void theLogLiesInTheRun() throws Exception {
        Path run = Path.of(trained.json().get("folder").asText());
        assertThat(run.resolve("log.txt")).content().contains("request 2: train", "request 2: parity");
    }

    @Test
    void unfreezingIsReal() throws Exception {
        Outcome tuned = graft.run(
                "train",
                "--images",
                pictures,
                "--backbone",
                weights,
                "--json",
                "--freeze",
                "8-stages",
                "--epochs",
                "3");
        assertThat(tuned.exit()).as(tuned.err()).isZero();
        assertThat(tuned.err()).contains("Phase 2");
        assertFeatures(tuned);
        assertThat(tuned.json().get("parity").asDouble()).isLessThan(1e-3);
        assertBackboneOfTheNext(tuned);
    }

    /** Trained here, imported without its head, and trained on: the features are those that the next run sees. */
    private void assertBackboneOfTheNext(Outcome tuned) throws Exception {
        Outcome imported =
                graft.run("backbones", "import", tuned.json().get("run").asText(), "--json");
        assertThat(imported.exit()).as(imported.err()).isZero();
        String id = imported.json().get("id").asText();
        Outcome next = graft.run("train", "--images", pictures, "--backbone", id, "--json", "--epochs", "2");
        assertThat(next.exit()).as(next.err()).isZero();
        RunFolder run = new RunFolder(Path.of(next.json().get("folder").asText()));
        assertThat(run.plan().weightsDigest())
                .isEqualTo(imported.json().get("weightsDigest").asText());
        assertThat(run.provenance().backbone().dataTerms()).contains("pictures of your own", id);

        Path file = folder.resolve("features.json");
        Outcome embedded = graft.run("embed", "--backbone", id, pictures, "--out", file, "--json");
        assertThat(embedded.exit()).as(embedded.err()).isZero();
        Map<String, JsonNode> features = new HashMap<>();
        Json.tree(Files.readString(file))
                .get("pictures")
                .forEach(p -> features.put(p.get("path").asText(), p.get("features")));
        try (RunFeatures seen = run.features().orElseThrow()) {
            assertThat(features).hasSize(seen.pictures().size());
            for (int i = 0; i < seen.pictures().size(); i++) {
                JsonNode row = features.get(
                        pictures.resolve(seen.pictures().get(i).path()).toString());
                float[] kept = seen.row(i);
                for (int f = 0; f < kept.length; f++) {
                    assertThat(row.get(f).floatValue()).isCloseTo(kept[f], within(1e-3f));
                }
            }
        }

        Outcome untouched =
                graft.run("backbones", "import", next.json().get("run").asText());
        assertThat(untouched.exit()).isEqualTo(3);
        assertThat(untouched.err()).contains("trained a head only", "choose " + id);
    }
}
