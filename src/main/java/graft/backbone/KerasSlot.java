package graft.backbone;

import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.Dense;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A place for one Keras tensor in a layer, and how it becomes ours. Keras keeps a convolution's kernel as [height, width,
 * in, out], a depthwise one as [height, width, channels, 1] and a dense one as [in, out]; here they are [out, in, height,
 * width], [channels, 1, height, width] and [out, in].
 *
 * @param kind what Keras calls it, for instance {@code moving_mean}
 * @param kerasShape its shape there
 * @param target name and shape here
 */
record KerasSlot(String kind, List<Integer> kerasShape, WeightSpec target) {

    /**
     * The places of a layer, in the order Keras writes them: trained tensors first, then the others.
     *
     * @param nodes what the layer is here; more than one for a separable convolution
     */
    static List<KerasSlot> of(List<Node> nodes) {
        return nodes.stream().flatMap(n -> of(n).stream()).toList();
    }

    private static List<KerasSlot> of(Node node) {
        Operation operation = node.operation();
        List<WeightSpec> specs = node.weights();
        List<KerasSlot> slots = new ArrayList<>();
        if (operation instanceof Convolution c) {
            slots.add(
                    new KerasSlot("kernel", List.of(c.kernelHeight(), c.kernelWidth(), c.in(), c.out()), specs.get(0)));
        } else if (operation instanceof DepthwiseConvolution d) {
            slots.add(new KerasSlot(
                    "depthwise_kernel", List.of(d.kernelHeight(), d.kernelWidth(), d.channels(), 1), specs.get(0)));
        } else if (operation instanceof Dense d) {
            slots.add(new KerasSlot("kernel", List.of(d.in(), d.out()), specs.get(0)));
        } else if (operation instanceof BatchNormalization) {
            return normalization(specs);
        } else {
            throw new IllegalArgumentException("Keras has no weights for " + operation);
        }
        if (specs.size() > 1) {
            slots.add(new KerasSlot("bias", specs.get(1).shape(), specs.get(1)));
        }
        return List.copyOf(slots);
    }

    private static List<KerasSlot> normalization(List<WeightSpec> specs) {
        List<String> kinds = List.of("gamma", "beta", "moving_mean", "moving_variance");
        int skipped = kinds.size() - specs.size();
        List<KerasSlot> slots = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            slots.add(new KerasSlot(kinds.get(i + skipped), specs.get(i).shape(), specs.get(i)));
        }
        return List.copyOf(slots);
    }

    /** Turns values in the order of {@link #kerasShape} into the tensor of {@link #target}. */
    WeightTensor convert(float[] values) {
        if (kerasShape.size() == 1) {
            return new WeightTensor(target, values);
        }
        int last = kerasShape.get(kerasShape.size() - 1);
        int beforeLast = kerasShape.get(kerasShape.size() - 2);
        int places = values.length / (last * beforeLast);
        // Both kinds of kernel swap their last two axes to the front; a depthwise one has its channels before the last.
        boolean depthwise = kind.equals("depthwise_kernel");
        float[] result = new float[values.length];
        for (int p = 0; p < places; p++) {
            for (int i = 0; i < beforeLast; i++) {
                for (int o = 0; o < last; o++) {
                    int outer = depthwise ? i * last + o : o * beforeLast + i;
                    result[outer * places + p] = values[(p * beforeLast + i) * last + o];
                }
            }
        }
        return new WeightTensor(target, result);
    }
}
