package graft.training.dl4j;

import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Padding;
import graft.network.Stage;
import graft.network.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * What a description means, computed in double precision by loops over [C, H, W] that follow the definitions and share
 * nothing with the engines. Slow, for tiny networks.
 */
final class ReferenceNetwork {

    /** A map of one picture. */
    record Tensor(FeatureShape shape, double[] values) {
        double at(int c, int y, int x) {
            return values[(c * shape.height() + y) * shape.width() + x];
        }

        boolean has(int y, int x) {
            return y >= 0 && x >= 0 && y < shape.height() && x < shape.width();
        }
    }

    private final List<Stage> stages;
    private final Map<String, double[]> weights;

    ReferenceNetwork(List<Stage> stages, Map<String, double[]> weights) {
        this.stages = stages;
        this.weights = weights;
    }

    /**
     * @param mask what a dropout node multiplies with
     */
    double[] run(FeatureShape shape, double[] input, double[] mask) {
        return run(shape, List.of(input), List.of(mask)).get(0);
    }

    /** The same for a batch, over which batch normalisation takes its mean and variance. */
    List<double[]> run(FeatureShape shape, List<double[]> inputs, List<double[]> masks) {
        List<Tensor> entering = inputs.stream().map(i -> new Tensor(shape, i)).toList();
        for (Stage stage : stages) {
            Map<String, List<Tensor>> known = new HashMap<>(Map.of(Node.STAGE_INPUT, entering));
            for (Node node : stage.nodes()) {
                known.put(node.name(), compute(node, known, masks));
            }
            entering = known.get(stage.last().name());
        }
        return entering.stream().map(Tensor::values).toList();
    }

    private List<Tensor> compute(Node node, Map<String, List<Tensor>> known, List<double[]> masks) {
        if (node.operation() instanceof Operation.BatchNormalization b) {
            return normalised(node, b, known.get(node.inputs().get(0)));
        }
        List<Tensor> results = new ArrayList<>();
        for (int n = 0; n < masks.size(); n++) {
            int picture = n;
            List<Tensor> inputs =
                    node.inputs().stream().map(i -> known.get(i).get(picture)).toList();
            results.add(compute(node, inputs, masks.get(n)));
        }
        return results;
    }

    private List<Tensor> normalised(Node node, Operation.BatchNormalization norm, List<Tensor> batch) {
        double[] gamma = weights.get(node.name() + ".weight");
        double[] beta = weights.get(node.name() + ".bias");
        FeatureShape shape = batch.get(0).shape();
        int cells = shape.height() * shape.width();
        double count = (double) cells * batch.size();
        double[] means = new double[norm.channels()];
        double[] variances = new double[norm.channels()];
        for (Tensor t : batch) {
            for (int i = 0; i < t.values().length; i++) {
                means[i / cells] += t.values()[i] / count;
            }
        }
        for (Tensor t : batch) {
            for (int i = 0; i < t.values().length; i++) {
                double off = t.values()[i] - means[i / cells];
                variances[i / cells] += off * off / count;
            }
        }
        return batch.stream()
                .map(t -> each(t, i -> {
                    int c = i / cells;
                    double unit = (t.values()[i] - means[c]) / Math.sqrt(variances[c] + norm.epsilon());
                    return (gamma == null ? 1 : gamma[c]) * unit + beta[c];
                }))
                .toList();
    }

    private Tensor compute(Node node, List<Tensor> inputs, double[] mask) {
        Operation operation = node.operation();
        Tensor x = inputs.get(0);
        double[] w = weights.get(node.name() + ".weight");
        double[] b = weights.get(node.name() + ".bias");
        if (operation instanceof Operation.Convolution c) {
            return slide(x, c.out(), c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), (out, window) -> {
                double sum = b == null ? 0 : b[out];
                for (int in = 0; in < c.in(); in++) {
                    for (int cell = 0; cell < window.cells(); cell++) {
                        sum += window.value(in, cell) * w[(out * c.in() + in) * window.cells() + cell];
                    }
                }
                return apply(c.activation(), sum);
            });
        }
        if (operation instanceof Operation.DepthwiseConvolution d) {
            return slide(x, d.channels(), d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding(), (out, window) -> {
                double sum = b == null ? 0 : b[out];
                for (int cell = 0; cell < window.cells(); cell++) {
                    sum += window.value(out, cell) * w[out * window.cells() + cell];
                }
                return apply(d.activation(), sum);
            });
        }
        if (operation instanceof Operation.Pooling p) {
            return slide(x, x.shape().channels(), p.kernel(), p.kernel(), p.stride(), p.padding(), (out, window) -> {
                double highest = Double.NEGATIVE_INFINITY;
                double sum = 0;
                int inside = 0;
                for (int cell = 0; cell < window.cells(); cell++) {
                    if (window.inside(cell)) {
                        highest = Math.max(highest, window.value(out, cell));
                        sum += window.value(out, cell);
                        inside++;
                    }
                }
                return p.kind() == Operation.PoolingKind.MAX ? highest : sum / inside;
            });
        }
        if (operation instanceof Operation.ZeroPadding z) {
            FeatureShape shape = FeatureShape.map(
                    x.shape().channels(),
                    x.shape().height() + z.top() + z.bottom(),
                    x.shape().width() + z.left() + z.right());
            Tensor result = new Tensor(shape, new double[(int) shape.size()]);
            for (int c = 0; c < shape.channels(); c++) {
                for (int y = 0; y < x.shape().height(); y++) {
                    for (int k = 0; k < x.shape().width(); k++) {
                        result.values()[(c * shape.height() + y + z.top()) * shape.width() + k + z.left()] =
                                x.at(c, y, k);
                    }
                }
            }
            return result;
        }
        if (operation instanceof Operation.GlobalAveragePooling g) {
            int cells = x.shape().height() * x.shape().width();
            double[] means = new double[x.shape().channels()];
            for (int i = 0; i < x.values().length; i++) {
                means[i / cells] += x.values()[i] / cells;
            }
            int channels = x.shape().channels();
            return new Tensor(
                    g.keepDimensions() ? FeatureShape.map(channels, 1, 1) : FeatureShape.vector(channels), means);
        }
        if (operation instanceof Operation.Dense d) {
            double[] sums = b.clone();
            for (int o = 0; o < d.out(); o++) {
                for (int i = 0; i < d.in(); i++) {
                    sums[o] += w[o * d.in() + i] * x.values()[i];
                }
                sums[o] = apply(d.activation(), sums[o]);
            }
            return new Tensor(FeatureShape.vector(d.out()), sums);
        }
        if (operation instanceof Operation.Concatenate) {
            double[] all = inputs.stream()
                    .flatMapToDouble(t -> java.util.Arrays.stream(t.values()))
                    .toArray();
            int channels = inputs.stream().mapToInt(t -> t.shape().channels()).sum();
            FeatureShape s = x.shape();
            return new Tensor(new FeatureShape(channels, s.height(), s.width(), s.spatial()), all);
        }
        int cells = x.shape().height() * x.shape().width();
        if (operation instanceof Operation.Add) {
            return each(x, i -> inputs.stream().mapToDouble(t -> t.values()[i]).sum());
        }
        if (operation instanceof Operation.Multiply) {
            Tensor second = inputs.get(1);
            boolean gate = second.values().length != x.values().length;
            return each(x, i -> x.values()[i] * second.values()[gate ? i / cells : i]);
        }
        if (operation instanceof Operation.Affine a) {
            return each(x, i -> apply(a.activation(), w[i / cells] * x.values()[i] + b[i / cells]));
        }
        if (operation instanceof Operation.Activate a) {
            return each(x, i -> apply(a.activation(), x.values()[i]));
        }
        if (operation instanceof Operation.Dropout) {
            return each(x, i -> mask[i] * x.values()[i]);
        }
        throw new IllegalArgumentException("no reference for " + operation);
    }

    static double apply(Activation activation, double z) {
        DoubleUnaryOperator hard = v -> Math.min(Math.max(v + 3, 0), 6) / 6;
        return switch (activation) {
            case IDENTITY -> z;
            case RELU -> Math.max(0, z);
            case RELU6 -> Math.min(Math.max(0, z), 6);
            case SIGMOID -> 1 / (1 + Math.exp(-z));
            case SWISH -> z / (1 + Math.exp(-z));
            case HARD_SIGMOID -> hard.applyAsDouble(z);
            case HARD_SWISH -> z * hard.applyAsDouble(z);
        };
    }

    private interface ByIndex {
        double at(int i);
    }

    private static Tensor each(Tensor x, ByIndex value) {
        double[] values = new double[x.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.at(i);
        }
        return new Tensor(x.shape(), values);
    }

    /** What lies under a window. */
    private record View(Tensor map, int top, int left, int height, int width) {
        int cells() {
            return height * width;
        }

        boolean inside(int cell) {
            return map.has(top + cell / width, left + cell % width);
        }

        double value(int channel, int cell) {
            return inside(cell) ? map.at(channel, top + cell / width, left + cell % width) : 0;
        }
    }

    private interface AtWindow {
        double value(int channel, View view);
    }

    private static Tensor slide(
            Tensor x, int channels, int height, int width, int stride, Padding padding, AtWindow at) {
        Padding.Explicit pads = Window.pads(padding, height, width, stride, x.shape());
        int rows = Window.positions(x.shape().height(), pads.top(), pads.bottom(), height, stride);
        int columns = Window.positions(x.shape().width(), pads.left(), pads.right(), width, stride);
        FeatureShape shape = FeatureShape.map(channels, rows, columns);
        double[] values = new double[(int) shape.size()];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < rows; y++) {
                for (int k = 0; k < columns; k++) {
                    View view = new View(x, y * stride - pads.top(), k * stride - pads.left(), height, width);
                    values[(c * rows + y) * columns + k] = at.value(c, view);
                }
            }
        }
        return new Tensor(shape, values);
    }
}
