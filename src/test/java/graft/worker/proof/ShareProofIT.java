package graft.worker.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graft.common.CancellationToken;
import graft.common.Json;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.data.decode.ImageIoPictureReader;
import graft.model.Classifier;
import graft.model.KnownLimit;
import graft.model.ModelBundle;
import graft.model.ModelFile;
import graft.model.ModelWriter;
import graft.model.PictureAnswer;
import graft.model.onnx.OnnxClassifier;
import graft.model.share.ModelFolder;
import graft.model.share.ModelPage;
import graft.model.testing.TinyModel;
import graft.worker.client.PictureQuestions;
import graft.worker.protocol.Payload;
import graft.worker.protocol.PredictionCall;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs and the page that travel with a model are run for real and answer picture files as the app does. Python is
 * the one that the system property {@code graft.test.python} names, or the terminal's; {@code graft.test.node} names a folder
 * with {@code node_modules}. What is not there is skipped, saying so.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShareProofIT {

    private final PictureReader reader = new ImageIoPictureReader();
    private final List<Path> pictures = new ArrayList<>();
    private Path folder;
    private Path model;
    private Path programs;
    private Path page;

    @BeforeAll
    void export(@TempDir Path shared) throws IOException {
        folder = shared;
        byte[] bytes = model(Optional.of(new KnownLimit(0.5, 30)), 1.7);
        model = Files.write(folder.resolve("run.onnx"), bytes);
        programs = Files.createDirectories(folder.resolve("programs"));
        new ModelFolder(ModelBundle.of(bytes, "# card\n", Json.mapper().createObjectNode())).write(programs);
        assumeTrue(
                ShareProofIT.class.getResource("/graft/web/ort.wasm.min.mjs") != null,
                "Graft was built where the npm registry could not be reached, so without what runs a model in a browser");
        page = folder.resolve("page.html");
        new ModelPage(ModelFile.of(bytes), List.of(), List.of(Message.of("model.cardNoResults"))).write(page);
        String node = System.getProperty("graft.test.node", "");
        if (!node.isEmpty()) {
            Files.createSymbolicLink(folder.resolve("node_modules"), Path.of(node, "node_modules"));
        }
        draw("small.png", 40, 30, BufferedImage.TYPE_INT_RGB);
        draw("large.png", 1501, 907, BufferedImage.TYPE_INT_RGB);
        draw("gray.png", 333, 217, BufferedImage.TYPE_BYTE_GRAY);
        draw("deep.png", 120, 222, BufferedImage.TYPE_USHORT_GRAY);
        draw("clear.png", 160, 120, BufferedImage.TYPE_INT_ARGB);
        draw("photo.jpg", 640, 481, BufferedImage.TYPE_INT_RGB);
        draw("tall ü.jpg", 91, 733, BufferedImage.TYPE_INT_RGB);
        Path awkward = Path.of(System.getProperty("graft.test.data", "../shared"), "awkward-images");
        if (Files.isDirectory(awkward)) {
            try (Stream<Path> files = Files.list(awkward)) {
                files.filter(f -> f.toString().matches(".*\\.(jpg|JPEG|png|gif|webp|tif|bmp)"))
                        .sorted()
                        .forEach(pictures::add);
            }
        }
    }

    private static byte[] model(Optional<KnownLimit> limit, double temperature) {
        return ModelWriter.bytes(TinyModel.network(), TinyModel.weights(), TinyModel.metadata(temperature, limit));
    }

    private void draw(String name, int width, int height, int type) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(
                new GradientPaint(0, 0, new Color(20, 60, 90, 90), width, height, new Color(240, 180, 40, 255)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(new Color(200, 20, 60));
        graphics.fillOval(width / 5, height / 4, width / 3, height / 3);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
        pictures.add(file);
    }

    private ProofReport prove(ShareProof.Exported exported) {
        return new ShareProof(new PictureQuestions(this::answer), System.getenv())
                .prove(model, exported, pictures, Progress.NONE, new CancellationToken());
    }

    /** The app's way from a file to an answer, in this process: what a worker does is tested elsewhere. */
    private PredictionCall.Done answer(
            PredictionCall call, java.util.function.Consumer<com.fasterxml.jackson.databind.JsonNode> events) {
        try (Classifier classifier = OnnxClassifier.open(Path.of(call.model()), 1)) {
            List<PictureAnswer> rows = new ArrayList<>();
            for (String picture : call.pictures()) {
                rows.add(row(classifier, picture));
            }
            events.accept(Payload.of(new PredictionCall.Piece(Optional.of(classifier.metadata()), rows, rows.size())));
            return new PredictionCall.Done(rows.size());
        }
    }

    private PictureAnswer row(Classifier classifier, String picture) {
        try {
            var image = reader.read(Path.of(picture), classifier.shortSide()).image();
            return PictureAnswer.answered(
                    picture, classifier.answer(List.of(classifier.fit(image))).get(0));
        } catch (UnreadablePictureException e) {
            return PictureAnswer.unreadable(picture, e.reason());
        }
    }

    private static Optional<Path> python() {
        return Optional.ofNullable(System.getProperty("graft.test.python")).map(Path::of);
    }

    private ProofReport.Entry only(String name, Optional<Path> programFolder, Optional<Path> pageFile) {
        ProofReport report = prove(new ShareProof.Exported(Optional.empty(), programFolder, pageFile, python()));
        return report.entries().stream()
                .filter(e -> e.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyProgramAnswersAsTheAppDoes() {
        ProofReport report =
                prove(new ShareProof.Exported(Optional.of(model), Optional.of(programs), Optional.empty(), python()));
        Map<String, ProofReport.Entry> entries = new HashMap<>();
        report.entries().forEach(e -> entries.put(e.name(), e));

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(entries.get("exported file").largestDifference()).isZero();
        // A JDK runs this test, so this one is never left out.
        assertThat(entries.get("Java").passed()).isTrue();
        assertThat(entries.get("Java").compared()).isEqualTo(report.read());
        entries.values().forEach(e -> e.notRun().ifPresent(why -> System.out.println(e.name() + ": " + why.english())));
    }

    @Test
    void thePageAnswersAsTheAppDoes() {
        ProofReport.Entry entry = only("HTML", Optional.empty(), Optional.of(page));
        assumeTrue(entry.notRun().isEmpty(), () -> entry.notRun().orElseThrow().english());
        assertThat(entry.passed()).as(entry.toString()).isTrue();
        assertThat(entry.compared()).isGreaterThanOrEqualTo(7);
    }

    /** Whoever swaps the model beside the programs, or inside the page, is found out. */
    @Test
    void whatWasTamperedWithFails() throws IOException {
        byte[] other = model(Optional.empty(), 0.6);
        Path swapped = Files.createDirectories(folder.resolve("swapped"));
        new ModelFolder(ModelBundle.of(other, "# card\n", Json.mapper().createObjectNode())).write(swapped);
        assertThat(only("Java", Optional.of(swapped), Optional.empty()).passed())
                .isFalse();

        ProofReport file = prove(new ShareProof.Exported(
                Optional.of(swapped.resolve("model.onnx")), Optional.empty(), Optional.empty(), python()));
        assertThat(file.passed()).isFalse();
        assertThat(file.entries().get(0).largestDifference()).isGreaterThan(ProofReport.TOLERANCE);

        String text = Files.readString(page);
        Path broken = Files.writeString(
                folder.resolve("broken.html"),
                text.replace("\"fit\":\"stretch\"", "\"fit\":\"pad\"")
                        .replace("\"fit\":\"centre\"", "\"fit\":\"stretch\""));
        ProofReport.Entry entry = only("HTML", Optional.empty(), Optional.of(broken));
        assumeTrue(entry.notRun().isEmpty(), () -> entry.notRun().orElseThrow().english());
        assertThat(entry.passed()).isFalse();
    }
}
