package graft.training.dl4j;

import graft.network.Head;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Preprocessing;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.TailBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Networks of a few hundred weights, and batches for them. */
final class TinyNetworks {

    private TinyNetworks() {}

    static Node node(String name, Operation operation, String... inputs) {
        return new Node(name, operation, inputs.length == 0 ? List.of(Node.STAGE_INPUT) : List.of(inputs));
    }

    /** A network for pictures of 9 x 7 (or as given) with a head for three classes. */
    static NetworkDescription network(int height, int width, int features, Stage... stages) {
        return new NetworkDescription(
                        "tiny", new InputSpec(height, width, Preprocessing.MINUS_ONE_TO_ONE), List.of(stages))
                .with(Head.stage(features, 3, 0.5));
    }

    static Weights weights(NetworkDescription network, long seed) {
        Random random = new Random(seed);
        List<WeightTensor> tensors = new ArrayList<>();
        for (WeightSpec spec : network.weights()) {
            double fanIn = spec.shape().size() == 1
                    ? 4
                    : (double) spec.size() / spec.shape().get(0);
            float[] values = new float[(int) spec.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (random.nextGaussian() * Math.sqrt(2 / fanIn));
            }
            tensors.add(new WeightTensor(spec, values));
        }
        return Weights.of(tensors);
    }

    /** A batch with smoothed targets, uneven weights and a dropout mask. */
    static TailBatch batch(int count, int size, int features, long seed) {
        Random random = new Random(seed);
        float[] activations = new float[count * size];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (float) random.nextGaussian();
        }
        float[] targets = new float[count * 3];
        float[] weights = new float[count];
        for (int n = 0; n < count; n++) {
            Arrays.fill(targets, n * 3, n * 3 + 3, 0.05f);
            targets[n * 3 + random.nextInt(3)] = 0.9f;
            weights[n] = 0.5f + random.nextFloat();
        }
        float[] mask = new float[count * features];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextBoolean() ? 2 : 0;
        }
        return new TailBatch(count, activations, targets, weights, mask);
    }

    /** Rows {@code from} to {@code to} of a batch. */
    static TailBatch part(TailBatch batch, int from, int to) {
        return new TailBatch(
                to - from,
                rows(batch.activations(), batch.count(), from, to),
                rows(batch.targets(), batch.count(), from, to),
                rows(batch.exampleWeights(), batch.count(), from, to),
                rows(batch.dropout(), batch.count(), from, to));
    }

    private static float[] rows(float[] values, int count, int from, int to) {
        int size = values.length / count;
        return Arrays.copyOfRange(values, from * size, to * size);
    }
}
