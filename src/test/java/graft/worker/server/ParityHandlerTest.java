package graft.worker.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import graft.data.Part;
import graft.data.TestPictures;
import graft.data.decode.ImageIoPictureReader;
import graft.data.split.Grouping;
import graft.data.split.SplitManifest;
import graft.model.ModelWriter;
import graft.model.ParityReport;
import graft.model.testing.TinyModel;
import graft.network.NetworkJson;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunPictures;
import graft.run.SampleRun;
import graft.worker.protocol.ParityCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParityHandlerTest {

    private static final int PICTURES = 14;

    @TempDir
    Path folder;

    private RunFolder run;
    private Path images;

    @BeforeEach
    void makeRun() throws IOException {
        run = new RunFolder(folder.resolve("run"));
        images = Files.createDirectories(folder.resolve("images/sand"));
        List<SplitManifest.Entry> entries = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            String format = i == 5 ? "bmp" : i == 9 ? "gif" : "png";
            String name = "p" + i + "." + format;
            TestPictures.write(TestPictures.scene(i, 40 + 3 * i, 30), images.resolve(name), format);
            Part part = i < 2 ? Part.TRAIN : i % 2 == 0 ? Part.VALIDATION : Part.TEST;
            entries.add(new SplitManifest.Entry(
                    "sand/" + name, "digest" + i, "sand", part, "unit" + i, Optional.empty(), true));
        }
        run.prepare(
                new SplitManifest(entries),
                new RunPictures("images", PICTURES, PICTURES, List.of(), Grouping.Source.NONE, 0, PICTURES, List.of()),
                SampleRun.plan(TinyModel.LABELS));
        new NetworkJson().write(run.file(RunFiles.NETWORK), TinyModel.network());
        SafeTensors.write(run.file(RunFiles.WEIGHTS), TinyModel.weights(), Map.of());
        ModelWriter.write(
                run.file(RunFiles.MODEL),
                TinyModel.network(),
                TinyModel.weights(),
                TinyModel.metadata(1.7, Optional.empty()));
    }

    private ParityReport compare(int pictures) {
        JsonNode call = Payload.of(
                new ParityCall(run.path().toString(), images.getParent().toString(), pictures));
        EventSink silent = new EventSink() {
            @Override
            public void emit(Object event) {
                // Nobody listens.
            }

            @Override
            public void emitDroppable(Object event) {
                // Nobody listens.
            }
        };
        JsonNode answer = new ParityHandler(new ImageIoPictureReader()).handle(call, new RequestContext(silent));
        return Payload.as(answer, ParityReport.class);
    }

    @Test
    void modelFileAndTrainingGraphAnswerPictureFilesAlike() {
        ParityReport report = compare(50);

        assertThat(report.compared()).isEqualTo(PICTURES - 2);
        assertThat(report.passed()).isTrue();
        assertThat(report.largestDifference()).isLessThan(1e-5);
    }

    @Test
    void weightsOtherThanThoseOfTheModelAreNoticed() throws IOException {
        List<WeightTensor> changed = new ArrayList<>(TinyModel.weights().tensors());
        WeightTensor first = changed.get(0);
        float[] values = first.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = -values[i];
        }
        changed.set(0, new WeightTensor(first.spec(), values));
        SafeTensors.write(run.file(RunFiles.WEIGHTS), Weights.of(changed), Map.of());

        assertThat(compare(ParityCall.FEW).passed()).isFalse();
    }

    @Test
    void aFewPicturesAreChosenTheSameWayEachTimeTheUnusualOnesFirst() {
        ParityReport report = compare(5);

        assertThat(report.rows().stream().map(ParityReport.Row::picture))
                .hasSize(5)
                .contains("p5.bmp", "p9.gif")
                .doesNotContain("p0.png", "p1.png");
        assertThat(compare(5).rows()).isEqualTo(report.rows());
    }
}
