package graft.network.testing;

import graft.network.Activation;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.Weights;
import graft.network.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network answers to one picture, computed in double precision by the definition of each operation and as simply
 * as can be, to hold the engines against. Slow: for small networks.
 */
public final class ReferenceForward {

    private final NetworkDescription network;
    private final Shapes shapes;
    private final Weights weights;
    private final Map<String, double[]> values = new HashMap<>();

    /**
     * Computes all nodes.
     *
     * @param picture [1, H, W, 3] RGB 0..255
     */
    public ReferenceForward(NetworkDescription network, Weights weights, float[] picture) {
        this.network = network;
        this.shapes = Shapes.of(network);
        this.weights = weights;
        double[] crossing = preprocessed(picture);
        for (Stage stage : network.stages()) {
            values.put(Node.STAGE_INPUT, crossing);
            for (Node node : stage.nodes()) {
                List<double[]> inputs = new ArrayList<>();
                node.inputs().forEach(i -> inputs.add(values.get(i)));
                values.put(node.name(), compute(node, inputs));
            }
            crossing = values.get(stage.last().name());
        }
    }

    /** What a node gives, [C, H, W] or [C]. */
    public double[] after(String node) {
        return values.get(node);
    }

    /** What the network gives. */
    public double[] output() {
        return after(network.stages().get(network.stages().size() - 1).last().name());
    }

    private double[] preprocessed(float[] picture) {
        Preprocessing p = network.input().preprocessing();
        int places = picture.length / 3;
        double[] result = new double[picture.length];
        for (int c = 0; c < 3; c++) {
            int from = p.order() == Preprocessing.ChannelOrder.BGR ? 2 - c : c;
            for (int i = 0; i < places; i++) {
                result[c * places + i] =
                        (picture[i * 3 + from] - p.mean().get(c)) / p.divisor().get(c);
            }
        }
        return result;
    }

    private double[] compute(Node node, List<double[]> inputs) {
        Operation operation = node.operation();
        double[] x = inputs.get(0);
        if (operation instanceof Operation.Convolution c) {
            return activated(
                    convolved(node, x, c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), false, c.bias()),
                    c.activation());
        }
        if (operation instanceof Operation.DepthwiseConvolution d) {
            return activated(
                    convolved(node, x, d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding(), true, d.bias()),
                    d.activation());
        }
        if (operation instanceof Operation.Dense d) {
            return activated(dense(node, x, d), d.activation());
        }
        if (operation instanceof Operation.Affine a) {
            return activated(scaled(x, tensor(node, "weight"), tensor(node, "bias")), a.activation());
        }
        if (operation instanceof Operation.BatchNormalization b) {
            return normalized(node, x, b);
        }
        if (operation instanceof Operation.Pooling p) {
            return pooled(node, x, p);
        }
        return joined(node, inputs);
    }

    private double[] joined(Node node, List<double[]> inputs) {
        Operation operation = node.operation();
        double[] x = inputs.get(0);
        FeatureShape out = shapes.after(node.name());
        double[] result = new double[(int) out.size()];
        if (operation instanceof Operation.ZeroPadding z) {
            FeatureShape in = shapes.into(node.name()).get(0);
            for (int i = 0; i < x.length; i++) {
                int column = i % in.width();
                int row = i / in.width() % in.height();
                int channel = i / in.width() / in.height();
                result[(channel * out.height() + row + z.top()) * out.width() + column + z.left()] = x[i];
            }
        } else if (operation instanceof Operation.GlobalAveragePooling) {
            int places = x.length / out.channels();
            for (int i = 0; i < x.length; i++) {
                result[i / places] += x[i] / places;
            }
        } else if (operation instanceof Operation.Add) {
            inputs.forEach(y -> java.util.Arrays.setAll(result, i -> result[i] + y[i]));
        } else if (operation instanceof Operation.Concatenate) {
            int at = 0;
            for (double[] y : inputs) {
                System.arraycopy(y, 0, result, at, y.length);
                at += y.length;
            }
        } else if (operation instanceof Operation.Multiply) {
            double[] y = inputs.get(1);
            java.util.Arrays.setAll(result, i -> x[i] * y[i / (x.length / y.length)]);
        } else if (operation instanceof Operation.Activate a) {
            return activated(x.clone(), a.activation());
        } else if (operation instanceof Operation.Dropout) {
            return x;
        } else if (operation instanceof Operation.Softmax) {
            double sum = java.util.Arrays.stream(x).map(Math::exp).sum();
            java.util.Arrays.setAll(result, i -> Math.exp(x[i]) / sum);
        }
        return result;
    }

    private double[] convolved(
            Node node,
            double[] x,
            int height,
            int width,
            int stride,
            Padding padding,
            boolean depthwise,
            boolean bias) {
        FeatureShape in = shapes.into(node.name()).get(0);
        FeatureShape out = shapes.after(node.name());
        Padding.Explicit pads = Window.pads(padding, height, width, stride, in);
        float[] kernel = tensor(node, "weight");
        int depth = depthwise ? 1 : in.channels();
        double[] result = new double[(int) out.size()];
        for (int o = 0; o < out.channels(); o++) {
            for (int i = 0; i < out.height() * out.width(); i++) {
                double sum = bias ? tensor(node, "bias")[o] : 0;
                for (int k = 0; k < depth * height * width; k++) {
                    int row = i / out.width() * stride - pads.top() + k / width % height;
                    int column = i % out.width() * stride - pads.left() + k % width;
                    if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                        int channel = depthwise ? o : k / width / height;
                        sum += kernel[o * depth * height * width + k]
                                * x[(channel * in.height() + row) * in.width() + column];
                    }
                }
                result[o * out.height() * out.width() + i] = sum;
            }
        }
        return result;
    }

    private double[] pooled(Node node, double[] x, Operation.Pooling pooling) {
        FeatureShape in = shapes.into(node.name()).get(0);
        FeatureShape out = shapes.after(node.name());
        Padding.Explicit pads =
                Window.pads(pooling.padding(), pooling.kernel(), pooling.kernel(), pooling.stride(), in);
        double[] result = new double[(int) out.size()];
        for (int i = 0; i < result.length; i++) {
            int places = out.height() * out.width();
            double sum = 0;
            double max = Double.NEGATIVE_INFINITY;
            int seen = 0;
            for (int k = 0; k < pooling.kernel() * pooling.kernel(); k++) {
                int row = i % places / out.width() * pooling.stride() - pads.top() + k / pooling.kernel();
                int column = i % out.width() * pooling.stride() - pads.left() + k % pooling.kernel();
                if (row >= 0 && row < in.height() && column >= 0 && column < in.width()) {
                    double value = x[(i / places * in.height() + row) * in.width() + column];
                    sum += value;
                    max = Math.max(max, value);
                    seen++;
                }
            }
            result[i] = pooling.kind() == Operation.PoolingKind.MAX ? max : sum / seen;
        }
        return result;
    }

    private double[] dense(Node node, double[] x, Operation.Dense dense) {
        double[] result = new double[dense.out()];
        for (int o = 0; o < dense.out(); o++) {
            result[o] = tensor(node, "bias")[o];
            for (int i = 0; i < dense.in(); i++) {
                result[o] += tensor(node, "weight")[o * dense.in() + i] * x[i];
            }
        }
        return result;
    }

    private double[] normalized(Node node, double[] x, Operation.BatchNormalization norm) {
        double[] result = x.clone();
        int places = x.length / norm.channels();
        for (int i = 0; i < x.length; i++) {
            int c = i / places;
            double deviation = Math.sqrt(tensor(node, "running_var")[c] + norm.epsilon());
            double gamma = norm.scale() ? tensor(node, "weight")[c] : 1;
            result[i] = gamma * (x[i] - tensor(node, "running_mean")[c]) / deviation + tensor(node, "bias")[c];
        }
        return result;
    }

    private static double[] scaled(double[] x, float[] scale, float[] shift) {
        double[] result = new double[x.length];
        int places = x.length / scale.length;
        java.util.Arrays.setAll(result, i -> scale[i / places] * x[i] + shift[i / places]);
        return result;
    }

    private float[] tensor(Node node, String kind) {
        return weights.get(node.name() + "." + kind).values();
    }

    private static double[] activated(double[] x, Activation activation) {
        java.util.Arrays.setAll(x, i -> activated(x[i], activation));
        return x;
    }

    private static double activated(double x, Activation activation) {
        double hard = Math.min(Math.max(0, x + 3), 6) / 6;
        double sigmoid = 1 / (1 + Math.exp(-x));
        return switch (activation) {
            case IDENTITY -> x;
            case RELU -> Math.max(0, x);
            case RELU6 -> Math.min(Math.max(0, x), 6);
            case SIGMOID -> sigmoid;
            case SWISH -> x * sigmoid;
            case HARD_SIGMOID -> hard;
            case HARD_SWISH -> x * hard;
        };
    }
}
