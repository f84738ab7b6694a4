package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.cli.testing.PatternPictures;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.data.decode.ImageIoPictureReader;
import graft.network.Activation;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.Operation.Activate;
import graft.network.Operation.Add;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.Weights;
import graft.training.TrainingControl;
import graft.training.TrainingPictures.Picture;
import graft.training.pretrain.PretrainCheckpoints;
import graft.training.pretrain.PretrainEvent;
import graft.training.pretrain.PretrainJob;
import graft.training.pretrain.PretrainPlan;
import graft.training.pretrain.Pretrained;
import graft.training.pretrain.Pretrainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From random weights to a network that knows painted patterns, with the real engine. */
@ExtendWith(OneThread.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PretrainerTest {

    private static final int EPOCHS = 6;
    private static final int SIZE = 32;

    @TempDir
    static Path folder;

    private List<Picture> training;
    private List<Picture> validation;

    @BeforeAll
    void paint() throws IOException {
        training = pictures(PatternPictures.paint(folder.resolve("training"), 16, 1));
        validation = pictures(PatternPictures.paint(folder.resolve("validation"), 8, 2));
    }

    private static List<Picture> pictures(Path images) throws IOException {
        List<Picture> pictures = new ArrayList<>();
        for (String name : PatternPictures.CLASSES) {
            try (var files = Files.list(images.resolve(name))) {
                for (Path file : files.sorted().toList()) {
                    String digest = Digests.ofFile(file);
                    pictures.add(new Picture(file, digest, PatternPictures.CLASSES.indexOf(name), digest));
                }
            }
        }
        return pictures;
    }

    private static NetworkDescription network() {
        Stage stem = new Stage(
                "stem",
                List.of(
                        node("stem_conv", conv(3, 16, 2)),
                        node("stem_bn", new BatchNormalization(16, 1e-5, true), "stem_conv"),
                        node("stem_relu", new Activate(Activation.RELU), "stem_bn")));
        Stage block = new Stage(
                "block",
                List.of(
                        node("conv", conv(16, 16, 1)),
                        node("bn", new BatchNormalization(16, 1e-5, true), "conv"),
                        node("add", new Add(), "bn", "<"),
                        node("relu", new Activate(Activation.RELU), "add")));
        return TinyNetworks.network(SIZE, SIZE, 16, stem, block);
    }

    private static Convolution conv(int in, int out, int stride) {
        return new Convolution(in, out, 3, 3, stride, Padding.SAME, false, Activation.IDENTITY);
    }

    private PretrainJob job(Optional<Double> averaging, double rate) {
        PretrainPlan plan = new PretrainPlan(
                "tiny",
                SIZE,
                PatternPictures.CLASSES,
                new Fit.Stretch(),
                Augmentation.Preset.LIGHT.augmentation(),
                EPOCHS,
                10,
                rate,
                1,
                0.05,
                5,
                0.1,
                averaging,
                3,
                2);
        return new PretrainJob(plan, network(), training, validation);
    }

    private static Pretrained train(
            PretrainJob job, PretrainCheckpoints store, List<PretrainEvent> events, TrainingControl control) {
        return new Pretrainer(
                        job,
                        Dl4jScratch::create,
                        new ImageIoPictureReader(),
                        store,
                        events::add,
                        control,
                        System::nanoTime)
                .train();
    }

    private static PretrainCheckpoints store(String name) {
        return new PretrainCheckpoints(folder.resolve(name));
    }

    @Test
    void itLearnsThePatternsAndSaysWhatHappens() {
        List<PretrainEvent> events = new ArrayList<>();
        Pretrained pretrained = train(job(Optional.empty(), 0.02), store("whole"), events, TrainingControl.GO_ON);

        assertThat(pretrained.history()).hasSize(EPOCHS);
        assertThat(pretrained.validation().orElseThrow().pictures()).isEqualTo(24);
        assertThat(pretrained.validation().orElseThrow().right()).isGreaterThan(16);
        assertThat(pretrained.history().get(EPOCHS - 1).trainingLoss())
                .isLessThan(pretrained.history().get(0).trainingLoss());
        assertThat(events.get(0)).isEqualTo(new PretrainEvent.Started(2851, 48, 24, 1, 0, 5));
        assertThat(events.stream().filter(PretrainEvent.StepDone.class::isInstance))
                .hasSize(5 * EPOCHS);
        assertThat(events.get(events.size() - 1)).isEqualTo(new PretrainEvent.CheckpointSaved(EPOCHS + 1, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 29})
    void onePausedAnywhereEndsAsOneThatNeverStopped(int steps) {
        PretrainJob job = job(Optional.of(0.9), 0.01);
        Pretrained whole = train(job, store("unbroken" + steps), new ArrayList<>(), TrainingControl.GO_ON);
        PretrainCheckpoints store = store("paused" + steps);
        List<PretrainEvent> events = new ArrayList<>();
        TrainingControl afterSteps = () ->
                events.stream().filter(PretrainEvent.StepDone.class::isInstance).count() >= steps
                        ? TrainingControl.Wish.PAUSE
                        : TrainingControl.Wish.GO_ON;

        assertThatThrownBy(() -> train(job, store, events, afterSteps))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        Pretrained resumed = train(job, store, new ArrayList<>(), TrainingControl.GO_ON);

        assertThat(resumed.weights().digest()).isEqualTo(whole.weights().digest());
        assertThat(resumed.validation()).isEqualTo(whole.validation());
        assertThat(resumed.history())
                .usingRecursiveComparison()
                .ignoringFields("picturesPerSecond")
                .isEqualTo(whole.history());
    }

    @Test
    void stoppedItKeepsWhatThereIs() {
        List<PretrainEvent> events = new ArrayList<>();
        Pretrained pretrained = train(
                job(Optional.empty(), 0.01),
                store("stopped"),
                events,
                () -> events.size() > 8 ? TrainingControl.Wish.STOP : TrainingControl.Wish.GO_ON);
        assertThat(pretrained.history()).hasSizeLessThan(EPOCHS);
        assertThat(pretrained.validation()).isPresent();
    }

    @Test
    void onePictureThatIsGoneIsNamed() {
        PretrainJob job = job(Optional.empty(), 0.01);
        List<Picture> some = new ArrayList<>(training);
        some.set(5, new Picture(folder.resolve("gone.png"), training.get(5).digest(), 0, "x"));
        PretrainJob broken = new PretrainJob(job.plan(), job.network(), some, validation);
        assertThatThrownBy(() -> train(broken, store("gone"), new ArrayList<>(), TrainingControl.GO_ON))
                .isInstanceOfSatisfying(
                        GraftException.class,
                        e -> assertThat(e.userMessage().english()).contains("gone.png"));
    }

    @Test
    void whatRunsAwayIsSaid() {
        assertThatThrownBy(() ->
                        train(job(Optional.empty(), 1e38), store("away"), new ArrayList<>(), TrainingControl.GO_ON))
                .isInstanceOfSatisfying(
                        GraftException.class,
                        e -> assertThat(e.userMessage().key()).isEqualTo("pretrain.diverged"));
    }

    @Test
    void foldedItAnswersAsItDidWithItsRunningAverages() {
        NetworkDescription network = network();
        Weights weights = train(job(Optional.empty(), 0.02), store("folded"), new ArrayList<>(), TrainingControl.GO_ON)
                .weights();
        BatchNormFolding.Folded folded = BatchNormFolding.fold(network, weights);
        Random random = new Random(1);
        float[] byChannel = new float[4 * 3 * SIZE * SIZE];
        for (int i = 0; i < byChannel.length; i++) {
            byChannel[i] = random.nextFloat() * 2 - 1;
        }
        float[] pictures = new float[byChannel.length];
        Floats.transpose(byChannel, 4, 3, SIZE * SIZE, pictures);
        float[] expected;
        try (Dl4jScratch scratch = Dl4jScratch.create(network, weights)) {
            expected = scratch.logits(pictures, 4);
        }
        try (Dl4jTail tail = Dl4jTail.create(folded.network(), 0, folded.weights(), folded.weights())) {
            float[] logits = tail.logits(byChannel, 4);
            for (int i = 0; i < logits.length; i++) {
                assertThat(logits[i]).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }
}
