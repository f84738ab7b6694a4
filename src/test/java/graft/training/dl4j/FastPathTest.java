package graft.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import graft.compute.NativeOptions;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.training.TailBatch;
import graft.training.TrainableTail;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nd4j.linalg.factory.Nd4j;

/** oneDNN is in use, through operations and through DL4J's layers, and answers what ND4J's plain loops answer. */
@ExtendWith(OneThread.class)
class FastPathTest {

    @BeforeAll
    static void onlyWhereThereIsOneDnn() {
        assumeTrue(NativeOptions.ofThisMachine().oneDnn(), "no build of ND4J with oneDNN for this kind of machine");
    }

    @Test
    void isActive() {
        assertThat(FastPath.operationsUseOneDnn()).isTrue();
        assertThat(FastPath.layersUseOneDnn()).isTrue();
        assertThat(FastPath.active()).isTrue();
    }

    @Test
    void layersOfDl4jFallBackWithoutTheProperty() {
        System.setProperty(NativeOptions.HELPERS_PROPERTY, "true");
        try {
            assertThat(FastPath.layersUseOneDnn()).isFalse();
            assertThat(FastPath.active()).isFalse();
        } finally {
            System.setProperty(NativeOptions.HELPERS_PROPERTY, "false");
        }
    }

    @Test
    void theTestsRunWithTheOptionsOfAWorker() {
        for (String option : NativeOptions.ofThisMachine().jvmOptions(1, 1)) {
            String[] parts = option.substring(2).split("=", 2);
            if (!parts[0].contains("bytes")) {
                assertThat(System.getProperty(parts[0])).as(parts[0]).isEqualTo(parts[1]);
            }
        }
    }

    @Test
    void plainLoopsGiveTheSameLogitsAndGradients() {
        GradientTest.networks().forEach(arguments -> {
            NetworkDescription network = (NetworkDescription) arguments.get()[1];
            Weights weights = TinyNetworks.weights(network, 8);
            int features = graft.network.Shapes.of(network).after("head_pool").channels();
            TailBatch batch = TinyNetworks.batch(4, 3 * 9 * 7, features, 9);
            TrainableTail.Accumulated fast;
            Weights fastGradient;
            try (Dl4jTail tail = Dl4jTail.create(network, 0, weights, weights)) {
                fast = tail.accumulate(batch);
                fastGradient = tail.gradientSoFar();
            }
            Nd4j.getEnvironment().allowHelpers(false);
            try (Dl4jTail tail = Dl4jTail.create(network, 0, weights, weights)) {
                assertClose(network.name(), tail.accumulate(batch).logits(), fast.logits());
                tail.gradientSoFar()
                        .tensors()
                        .forEach(t -> assertClose(
                                network.name() + " " + t.name(),
                                t.values(),
                                fastGradient.get(t.name()).values()));
            } finally {
                Nd4j.getEnvironment().allowHelpers(true);
            }
        });
    }

    private static void assertClose(String what, float[] actual, float[] expected) {
        float scale = 1;
        for (float value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).as(what).isCloseTo(expected[i], within(1e-5f * scale));
        }
    }
}
