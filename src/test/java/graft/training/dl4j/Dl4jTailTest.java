package graft.training.dl4j;

import static graft.training.dl4j.TinyNetworks.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import graft.network.Activation;
import graft.network.NetworkDescription;
import graft.network.Operation.Add;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import graft.training.TrainableTail.UpdaterState;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

@ExtendWith(OneThread.class)
class Dl4jTailTest {

    private static final int SIZE = 3 * 9 * 7;
    private static final int FEATURES = 5;
    private static final NetworkDescription NETWORK = network();
    private static final Weights WEIGHTS = TinyNetworks.weights(NETWORK, 1);

    private static NetworkDescription network() {
        Stage stem = new Stage(
                "stem", List.of(node("stem", new Convolution(3, 4, 3, 3, 2, Padding.SAME, true, Activation.RELU6))));
        Stage block = new Stage(
                "block",
                List.of(
                        node("wide", new Convolution(4, 8, 1, 1, 1, Padding.SAME, true, Activation.RELU6)),
                        node(
                                "deep",
                                new DepthwiseConvolution(8, 3, 3, 1, Padding.SAME, true, Activation.RELU6),
                                "wide"),
                        node("back", new Convolution(8, 4, 1, 1, 1, Padding.SAME, true, Activation.IDENTITY), "deep"),
                        node("sum", new Add(), "<", "back")));
        Stage top = new Stage(
                "top",
                List.of(node("top", new Convolution(4, FEATURES, 1, 1, 1, Padding.SAME, true, Activation.RELU))));
        return TinyNetworks.network(9, 7, FEATURES, stem, block, top);
    }

    private static Dl4jTail whole() {
        return Dl4jTail.create(NETWORK, 0, WEIGHTS, WEIGHTS);
    }

    private static StepSettings settings(double rate) {
        return new StepSettings(
                Map.of("stem", rate / 4, "block", rate / 2, "top", rate, "head", rate), 8, 0.5, 1e-2, 1e-3);
    }

    @Test
    void weightsComeBackExactly() {
        try (Dl4jTail tail = whole()) {
            assertThat(tail.weights().digest()).isEqualTo(WEIGHTS.digest());
            Weights others = TinyNetworks.weights(NETWORK, 2);
            tail.setWeights(others);
            assertThat(tail.weights().digest()).isEqualTo(others.digest());
        }
    }

    @Test
    void weightsOfAnotherShapeAreRefused() {
        Weights wrong = WEIGHTS.with(List.of(new WeightTensor("top.bias", List.of(2), new float[2])));
        try (Dl4jTail tail = whole()) {
            assertThatThrownBy(() -> tail.setWeights(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("top.bias");
        }
    }

    @Test
    void aBatchInUnevenPartsIsTheWholeBatchDropoutIncluded() {
        TailBatch batch = TinyNetworks.batch(8, SIZE, FEATURES, 3);
        try (Dl4jTail whole = whole();
                Dl4jTail parts = whole()) {
            double loss = whole.accumulate(batch).weightedLoss();
            double inParts = parts.accumulate(TinyNetworks.part(batch, 0, 5)).weightedLoss();
            inParts += parts.accumulate(TinyNetworks.part(batch, 5, 6)).weightedLoss();
            inParts += parts.accumulate(TinyNetworks.part(batch, 6, 8)).weightedLoss();
            assertThat(inParts).isCloseTo(loss, within(1e-6 * loss));
            assertSame(parts.gradientSoFar(), whole.gradientSoFar(), 1e-6);
            assertThat(parts.step(settings(1e-3))).isCloseTo(whole.step(settings(1e-3)), within(1e-6));
        }
    }

    private static void assertSame(Weights actual, Weights expected, double tolerance) {
        for (WeightTensor tensor : expected.tensors()) {
            float scale = 1;
            for (float value : tensor.values()) {
                scale = Math.max(scale, Math.abs(value));
            }
            float[] values = actual.get(tensor.name()).values();
            for (int i = 0; i < values.length; i++) {
                assertThat((double) values[i])
                        .as(tensor.name())
                        .isCloseTo(tensor.values()[i], within(tolerance * scale));
            }
        }
    }

    @Test
    void aRestoredTailContinuesBitForBit() {
        Weights middle;
        UpdaterState state;
        Weights expected;
        try (Dl4jTail tail = whole()) {
            train(tail, 0, 3);
            middle = tail.weights();
            state = tail.updaterState();
            train(tail, 3, 6);
            expected = tail.weights();
        }
        assertThat(state.iteration()).isEqualTo(3);
        try (Dl4jTail tail = whole()) {
            tail.setWeights(middle);
            tail.setUpdaterState(state);
            train(tail, 3, 6);
            assertThat(tail.weights().digest()).isEqualTo(expected.digest());
        }
    }

    private static void train(Dl4jTail tail, int from, int to) {
        for (int i = from; i < to; i++) {
            TailBatch batch = TinyNetworks.batch(8, SIZE, FEATURES, 100 + i);
            tail.accumulate(TinyNetworks.part(batch, 0, 6));
            tail.accumulate(TinyNetworks.part(batch, 6, 8));
            tail.step(settings(1e-2));
        }
    }

    @Test
    void aHeadAloneTakesOneThreadAndPutsTheOthersBack() {
        NativeOps natives = NativeOpsHolder.getInstance().getDeviceNativeOps();
        natives.setOmpNumThreads(2);
        try {
            try (Dl4jTail tail = Dl4jTail.create(NETWORK, 3, WEIGHTS, WEIGHTS)) {
                assertThat(tail.input().spatial()).isFalse();
                assertThat(natives.ompGetMaxThreads()).isEqualTo(1);
            }
            assertThat(natives.ompGetMaxThreads()).isEqualTo(2);
        } finally {
            natives.setOmpNumThreads(1);
        }
    }

    @Test
    void anUpdaterStateOfAnotherTailIsRefused() {
        try (Dl4jTail tail = whole()) {
            assertThatThrownBy(() -> tail.setUpdaterState(new UpdaterState(1, new float[3])))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aGradientThatIsNotFiniteLeavesWeightsAndUpdaterAlone() {
        TailBatch good = TinyNetworks.batch(8, SIZE, FEATURES, 4);
        TailBatch bad = TinyNetworks.batch(8, SIZE, FEATURES, 5);
        bad.activations()[7] = Float.POSITIVE_INFINITY;
        try (Dl4jTail tail = whole()) {
            tail.accumulate(good);
            tail.step(settings(1e-3));
            Weights before = tail.weights();
            UpdaterState state = tail.updaterState();
            tail.accumulate(bad);
            tail.accumulate(good);
            assertThat(tail.step(settings(1e-3))).isNaN();
            assertThat(tail.weights().digest()).isEqualTo(before.digest());
            assertThat(tail.updaterState().iteration()).isEqualTo(state.iteration());
            assertThat(tail.updaterState().values()).isEqualTo(state.values());
            tail.accumulate(good);
            assertThat(tail.step(settings(1e-3))).isFinite();
        }
    }

    @Test
    void askingForLogitsBetweenBatchesChangesNothing() {
        TailBatch batch = TinyNetworks.batch(8, SIZE, FEATURES, 6);
        try (Dl4jTail quiet = whole();
                Dl4jTail asked = whole()) {
            for (Dl4jTail tail : List.of(quiet, asked)) {
                tail.accumulate(TinyNetworks.part(batch, 0, 4));
                if (tail == asked) {
                    tail.logits(batch.activations(), 8);
                }
                tail.accumulate(TinyNetworks.part(batch, 4, 8));
                tail.step(settings(1e-3));
            }
            assertThat(asked.weights().digest()).isEqualTo(quiet.weights().digest());
        }
    }

    @Test
    void logitsAreThoseOfTrainingWithoutDropout() {
        TailBatch batch = TinyNetworks.batch(8, SIZE, FEATURES, 7);
        java.util.Arrays.fill(batch.dropout(), 1);
        try (Dl4jTail tail = whole()) {
            assertThat(tail.logits(batch.activations(), 8))
                    .containsExactly(tail.accumulate(batch).logits(), within(1e-6f));
        }
    }

    @Test
    void headAloneTakesPooledFeaturesAndLearnsToTellThemApart() {
        try (Dl4jTail tail = Dl4jTail.create(NETWORK, 3, WEIGHTS, WEIGHTS)) {
            assertThat(tail.input().size()).isEqualTo(FEATURES);
            assertThat(tail.weights().tensors())
                    .extracting(WeightTensor::name)
                    .containsExactly("head_dense.weight", "head_dense.bias");
            TailBatch batch = TinyNetworks.batch(8, FEATURES, FEATURES, 8);
            double first = tail.accumulate(batch).weightedLoss();
            tail.step(new StepSettings(Map.of("head", 0.05), 8, Double.POSITIVE_INFINITY, 0, 0));
            double last = first;
            for (int i = 0; i < 50; i++) {
                last = tail.accumulate(batch).weightedLoss();
                tail.step(new StepSettings(Map.of("head", 0.05), 8, Double.POSITIVE_INFINITY, 0, 0));
            }
            assertThat(last).isLessThan(0.7 * first);
        }
    }

    @Test
    void memoryDoesNotGrowOverAThousandSteps() {
        TailBatch batch = TinyNetworks.batch(8, SIZE, FEATURES, 9);
        TailBatch shorter = TinyNetworks.part(batch, 0, 3);
        try (Dl4jTail tail = whole()) {
            long before = 0;
            for (int i = 0; i <= 1100; i++) {
                tail.accumulate(i % 5 == 0 ? shorter : batch);
                tail.step(settings(1e-4));
                if (i % 50 == 0) {
                    tail.logits(batch.activations(), 8);
                }
                if (i == 100) {
                    before = nativeBytes();
                }
            }
            assertThat(nativeBytes() - before).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void closingGivesEverythingBack() {
        whole().close();
        long before = nativeBytes();
        for (int i = 0; i < 5; i++) {
            try (Dl4jTail tail = whole()) {
                train(tail, 0, 2);
            }
        }
        assertThat(nativeBytes() - before).isLessThanOrEqualTo(0);
    }

    /**
     * What is held outside the Java heap. Shapes and arguments of operations are small native arrays that only the
     * garbage collector gives back, so it has to have run.
     */
    private static long nativeBytes() {
        System.gc();
        await().until(() -> {
            long bytes = Pointer.totalBytes();
            System.gc();
            return bytes == Pointer.totalBytes();
        });
        return Pointer.totalBytes();
    }

    @Test
    void batchNormalisationIsRefusedWithASentence() {
        Stage normalised = new Stage("normalised", List.of(node("norm", new BatchNormalization(3, 1e-3, true))));
        NetworkDescription network = TinyNetworks.network(9, 7, 3, normalised);
        Weights weights = TinyNetworks.weights(network, 1);
        assertThatThrownBy(() -> Dl4jTail.create(network, 0, weights, weights))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("norm")
                .hasMessageContaining("fold");
    }

    @Test
    void aTailBelongsToItsThread() throws Exception {
        try (Dl4jTail tail = whole()) {
            FutureTask<Weights> elsewhere = new FutureTask<>(tail::weights);
            Thread thread = new Thread(elsewhere, "elsewhere");
            thread.start();
            assertThatThrownBy(elsewhere::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IllegalStateException.class);
        }
    }
}
