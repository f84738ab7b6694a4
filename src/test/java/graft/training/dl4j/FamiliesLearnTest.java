package graft.training.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.backbone.family.Architectures;
import graft.network.BatchNormFolding;
import graft.network.FeatureShape;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.testing.FormulaWeights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every family, and its sisters for which there is no reference, learns from a cut in its middle. */
@ExtendWith(OneThread.class)
class FamiliesLearnTest {

    private static final int SIDE = 80;
    private static final int CLASSES = 2;
    private static final int PICTURES = 2;
    private static final int STEPS = 3;
    private static final double RATE = 1e-4;

    @ParameterizedTest
    @CsvSource({
        "squeezenet_v1.1, 1.4",
        "mobilenet_v1_0.25, 2.0",
        "mobilenet_v2_1.4, 1.4",
        "mobilenet_v3_small, 1.4",
        "mobilenet_v3_large, 1.4",
        "efficientnet_b0, 1.4",
        "efficientnet_b1, 1.4",
        "efficientnet_b2, 1.4",
        "efficientnet_b3, 1.4",
        "resnet50, 1.0",
        "resnet101, 1.0",
        "resnet50_v2, 1.0",
        "densenet121, 1.4",
        "inception_v3, 1.5",
        "xception, 1.0",
        "vgg16, 1.4",
        "vgg19, 1.4"
    })
    void aFewStepsLowerTheLoss(String name, double gain) {
        NetworkDescription source = Architectures.byName(name).orElseThrow().source();
        BatchNormFolding.Folded folded = BatchNormFolding.fold(source, FormulaWeights.of(source, gain));
        int cut = folded.network().stages().size() / 2;
        int features = Shapes.of(folded.network()).output().channels();
        NetworkDescription network = folded.network().withInputSize(SIDE, SIDE).with(Head.stage(features, CLASSES, 0));
        Weights weights = folded.weights()
                .with(List.of(
                        new WeightTensor(
                                Head.DENSE + ".weight", List.of(CLASSES, features), new float[CLASSES * features]),
                        new WeightTensor(Head.DENSE + ".bias", List.of(CLASSES), new float[CLASSES])));
        List<Double> losses = new ArrayList<>();
        try (Dl4jTail tail = Dl4jTail.create(network, cut, weights, weights)) {
            TailBatch batch = batch(Shapes.of(network).atCut(cut), features);
            StepSettings settings =
                    settings(network.stages().subList(cut, network.stages().size()));
            for (int i = 0; i < STEPS; i++) {
                losses.add(tail.accumulate(batch).weightedLoss() / PICTURES);
                assertThat(tail.step(settings)).isFinite();
            }
        }
        // A head of zeros knows nothing: all classes are alike to it.
        assertThat(losses.get(0)).isCloseTo(Math.log(CLASSES), within(1e-5));
        assertThat(losses.get(STEPS - 1)).as("%s", losses).isLessThan(losses.get(0));
    }

    private static TailBatch batch(FeatureShape crossing, int features) {
        float[] activations = new float[Math.toIntExact(PICTURES * crossing.size())];
        int seed = FormulaWeights.seed("activations");
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (float) (2 * FormulaWeights.uniform(seed, i) - 0.5);
        }
        float[] targets = new float[PICTURES * CLASSES];
        float[] ones = new float[PICTURES];
        float[] dropout = new float[PICTURES * features];
        for (int n = 0; n < PICTURES; n++) {
            targets[n * CLASSES + n % CLASSES] = 1;
        }
        Arrays.fill(ones, 1);
        Arrays.fill(dropout, 1);
        return new TailBatch(PICTURES, activations, targets, ones, dropout);
    }

    private static StepSettings settings(List<Stage> trained) {
        return new StepSettings(trained.stream().collect(Collectors.toMap(Stage::name, s -> RATE)), PICTURES, 5, 0, 0);
    }
}
