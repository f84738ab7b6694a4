package graft.network;

import java.util.ArrayList;
import java.util.List;

/**
 * One step of a network. Feature maps are written [N, C, H, W] here; weights lie as PyTorch and ONNX have them.
 *
 * <p>The set is closed: whoever turns a description into something else handles every kind, and a test per operation
 * holds the two engines together.
 */
public sealed interface Operation {

    /** The tensors this operation owns when its node is called {@code node}, in a fixed order; none for most. */
    default List<WeightSpec> weights(String node) {
        return List.of();
    }

    /**
     * A convolution with bias and activation. Weights: {@code weight} [out, in, kernelHeight, kernelWidth] and, if
     * {@code bias}, {@code bias} [out].
     */
    record Convolution(
            int in,
            int out,
            int kernelHeight,
            int kernelWidth,
            int stride,
            Padding padding,
            boolean bias,
            Activation activation)
            implements Operation {
        public Convolution {
            requirePositive(in, out, kernelHeight, kernelWidth, stride);
        }

        @Override
        public List<WeightSpec> weights(String node) {
            return WeightSpec.kernelAndBias(node, bias, out, in, kernelHeight, kernelWidth);
        }
    }

    /**
     * A convolution of each channel by itself. Weights: {@code weight} [channels, 1, kernelHeight, kernelWidth] and, if
     * {@code bias}, {@code bias} [channels].
     */
    record DepthwiseConvolution(
            int channels,
            int kernelHeight,
            int kernelWidth,
            int stride,
            Padding padding,
            boolean bias,
            Activation activation)
            implements Operation {
        public DepthwiseConvolution {
            requirePositive(channels, kernelHeight, kernelWidth, stride);
        }

        @Override
        public List<WeightSpec> weights(String node) {
            return WeightSpec.kernelAndBias(node, bias, channels, 1, kernelHeight, kernelWidth);
        }
    }

    /** Zeros around a feature map, seen by whatever comes next as values. */
    record ZeroPadding(int top, int bottom, int left, int right) implements Operation {
        public ZeroPadding {
            if (top < 0 || bottom < 0 || left < 0 || right < 0) {
                throw new IllegalArgumentException("negative padding");
            }
        }
    }

    /** What a pooling window answers. */
    enum PoolingKind {
        MAX,
        /** The mean of the cells inside the picture; padding does not count. */
        AVERAGE
    }

    /** A window of {@code kernel x kernel} that answers one value a channel; it does not see padding. */
    record Pooling(PoolingKind kind, int kernel, int stride, Padding padding) implements Operation {
        public Pooling {
            requirePositive(kernel, stride);
        }
    }

    /** The mean over height and width: [N, C, H, W] to [N, C], or to [N, C, 1, 1] where {@code keepDimensions}. */
    record GlobalAveragePooling(boolean keepDimensions) implements Operation {}

    /** The sum of two or more equal shapes. */
    record Add() implements Operation {}

    /** The inputs behind each other along the channels, in order. */
    record Concatenate() implements Operation {}

    /** The product of two inputs; the second may be [N, C, 1, 1] (squeeze and excite). */
    record Multiply() implements Operation {}

    record Activate(Activation activation) implements Operation {}

    /** {@code y = weight[c] * x + bias[c]}. Weights: {@code weight} [channels], {@code bias} [channels]. */
    record Affine(int channels, Activation activation) implements Operation {
        public Affine {
            requirePositive(channels);
        }

        @Override
        public List<WeightSpec> weights(String node) {
            return List.of(WeightSpec.of(node, "weight", channels), WeightSpec.of(node, "bias", channels));
        }
    }

    /**
     * Batch normalisation (Ioffe and Szegedy 2015), only for training from scratch; {@code BatchNormFolding} turns it
     * into the weights of the convolution before it, or into an {@link Affine}. Weights: {@code weight} (gamma),
     * {@code bias} (beta), {@code running_mean}, {@code running_var}, each [channels]; without {@code scale} no
     * {@code weight}.
     */
    record BatchNormalization(int channels, double epsilon, boolean scale) implements Operation {
        public BatchNormalization {
            requirePositive(channels);
            if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
                throw new IllegalArgumentException("epsilon " + epsilon);
            }
        }

        @Override
        public List<WeightSpec> weights(String node) {
            List<WeightSpec> rest = List.of(
                    WeightSpec.of(node, "bias", channels),
                    WeightSpec.of(node, "running_mean", channels),
                    WeightSpec.of(node, "running_var", channels));
            if (!scale) {
                return rest;
            }
            return List.of(WeightSpec.of(node, "weight", channels), rest.get(0), rest.get(1), rest.get(2));
        }
    }

    /** [N, in] to [N, out]. Weights: {@code weight} [out, in], {@code bias} [out]. */
    record Dense(int in, int out, Activation activation) implements Operation {
        public Dense {
            requirePositive(in, out);
        }

        @Override
        public List<WeightSpec> weights(String node) {
            return List.of(WeightSpec.of(node, "weight", out, in), WeightSpec.of(node, "bias", out));
        }
    }

    /** Sets each value to zero with this probability while training, and scales the others up by what is missing. */
    record Dropout(double rate) implements Operation {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout rate " + rate);
            }
        }
    }

    /**
     * A whole graph of another program, which is only ever run forward. It takes the picture and gives a map [N, C, h, w].
     * Weights: {@code w0}, {@code w1}, ... in the shapes of {@link ForeignGraph#tensors}.
     */
    record Foreign(ForeignGraph graph) implements Operation {
        @Override
        public List<WeightSpec> weights(String node) {
            List<WeightSpec> specs = new ArrayList<>();
            for (List<Integer> shape : graph.tensors()) {
                specs.add(new WeightSpec(node + ".w" + specs.size(), shape));
            }
            return List.copyOf(specs);
        }
    }

    /** exp(x) / sum(exp(x)) over the channels of [N, C]. */
    record Softmax() implements Operation {}

    private static void requirePositive(int... sizes) {
        for (int size : sizes) {
            if (size < 1) {
                throw new IllegalArgumentException("size " + size);
            }
        }
    }
}
