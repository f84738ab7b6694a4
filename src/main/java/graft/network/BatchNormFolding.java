package graft.network;

import graft.network.Operation.BatchNormalization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes batch normalisation out of a network without changing what it answers.
 *
 * <p>With {@code s = gamma / sqrt(variance + epsilon)}, what follows a convolution becomes part of it ({@code W' = s W},
 * {@code b' = beta + s (b - mean)}); where nothing can take it up, because the convolution has other readers or an
 * activation lies between, it stays as {@link Operation.Affine} ({@code weight = s}, {@code bias = beta - s mean}). An
 * {@link Operation.Activate} that is the only reader of a convolution, dense or affine operation becomes part of that.
 *
 * <p>Nodes that are taken up disappear; the one that took them up keeps its own name and weights' names.
 */
public final class BatchNormFolding {

    private BatchNormFolding() {}

    /**
     * A network and the weights that belong to it.
     *
     * @param network without batch normalisation
     * @param weights in the order of {@link NetworkDescription#weights()}
     */
    public record Folded(NetworkDescription network, Weights weights) {}

    /** The description alone. */
    public static NetworkDescription fold(NetworkDescription source) {
        return new NetworkDescription(
                source.name(),
                source.input(),
                source.stages().stream().map(s -> new StageFolding(s).stage()).toList());
    }

    /**
     * Description and weights.
     *
     * @param source may have batch normalisation
     * @param weights every tensor that {@code source} asks for
     * @throws IllegalArgumentException if a tensor is missing or of another shape, or a variance is negative
     */
    public static Folded fold(NetworkDescription source, Weights weights) {
        requireFit(source, weights);
        List<Stage> stages = new ArrayList<>();
        Tensors tensors = new Tensors(weights);
        for (Stage stage : source.stages()) {
            StageFolding folding = new StageFolding(stage);
            stages.add(folding.stage());
            folding.takenUp().forEach((norm, convolution) -> scaleInto(convolution, norm, tensors));
            folding.kept().forEach(norm -> toAffine(norm, tensors));
        }
        NetworkDescription network = new NetworkDescription(source.name(), source.input(), stages);
        return new Folded(network, Weights.of(tensors.byName.values()).select(network.weights()));
    }

    private static void requireFit(NetworkDescription network, Weights weights) {
        for (WeightSpec spec : network.weights()) {
            WeightTensor tensor = weights.get(spec.name());
            if (!tensor.shape().equals(spec.shape())) {
                throw new IllegalArgumentException(
                        spec.name() + " should have the shape " + spec.shape() + ", but has " + tensor.shape());
            }
        }
    }

    private static void scaleInto(Node convolution, Node norm, Tensors tensors) {
        Line line = Line.of(norm, tensors);
        WeightTensor kernel = tensors.get(convolution.name() + ".weight");
        Optional<WeightTensor> oldBias = tensors.find(convolution.name() + ".bias");
        int channels = line.scale.length;
        int each = kernel.values().length / channels;
        float[] weight = new float[kernel.values().length];
        float[] bias = new float[channels];
        for (int c = 0; c < channels; c++) {
            for (int i = c * each; i < (c + 1) * each; i++) {
                weight[i] = (float) (kernel.values()[i] * line.scale[c]);
            }
            double before = oldBias.isPresent() ? oldBias.get().values()[c] : 0;
            bias[c] = (float) (line.shift[c] + line.scale[c] * before);
        }
        tensors.put(new WeightTensor(kernel.spec(), weight));
        tensors.put(new WeightTensor(convolution.name() + ".bias", List.of(channels), bias));
    }

    private static void toAffine(Node norm, Tensors tensors) {
        Line line = Line.of(norm, tensors);
        tensors.put(new WeightTensor(norm.name() + ".weight", List.of(line.scale.length), floats(line.scale)));
        tensors.put(new WeightTensor(norm.name() + ".bias", List.of(line.shift.length), floats(line.shift)));
    }

    private static float[] floats(double[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) values[i];
        }
        return result;
    }

    /** A batch normalisation in inference: {@code y = scale * x + shift} for each channel. */
    private record Line(double[] scale, double[] shift) {

        static Line of(Node node, Tensors tensors) {
            BatchNormalization norm = (BatchNormalization) node.operation();
            Optional<WeightTensor> gamma = tensors.find(node.name() + ".weight");
            float[] beta = tensors.get(node.name() + ".bias").values();
            float[] mean = tensors.get(node.name() + ".running_mean").values();
            float[] variance = tensors.get(node.name() + ".running_var").values();
            double[] scale = new double[norm.channels()];
            double[] shift = new double[norm.channels()];
            for (int c = 0; c < scale.length; c++) {
                if (!(variance[c] >= 0)) {
                    throw new IllegalArgumentException(node.name() + ".running_var has the value " + variance[c]);
                }
                double factor = gamma.isPresent() ? gamma.get().values()[c] : 1;
                scale[c] = factor / Math.sqrt(variance[c] + norm.epsilon());
                shift[c] = beta[c] - scale[c] * mean[c];
            }
            return new Line(scale, shift);
        }
    }

    /** The tensors while they change. */
    private static final class Tensors {

        private final Map<String, WeightTensor> byName = new LinkedHashMap<>();

        Tensors(Weights weights) {
            weights.tensors().forEach(this::put);
        }

        void put(WeightTensor tensor) {
            byName.put(tensor.name(), tensor);
        }

        Optional<WeightTensor> find(String name) {
            return Optional.ofNullable(byName.get(name));
        }

        WeightTensor get(String name) {
            return find(name).orElseThrow(() -> new IllegalArgumentException("no tensor called " + name));
        }
    }
}
