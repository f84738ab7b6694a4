package graft.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The name and shape of a tensor of weights.
 *
 * @param name {@code node.kind}, for instance {@code block_1_expand.weight}
 * @param shape the size along each axis, outermost first
 */
public record WeightSpec(String name, List<Integer> shape) {

    public WeightSpec {
        shape = List.copyOf(shape);
        if (shape.stream().anyMatch(s -> s < 1)) {
            throw new IllegalArgumentException(name + ": shape " + shape);
        }
    }

    static WeightSpec of(String node, String kind, int... shape) {
        return new WeightSpec(
                node + "." + kind, java.util.Arrays.stream(shape).boxed().toList());
    }

    static List<WeightSpec> kernelAndBias(String node, boolean bias, int... kernelShape) {
        List<WeightSpec> specs = new ArrayList<>();
        specs.add(of(node, "weight", kernelShape));
        if (bias) {
            specs.add(of(node, "bias", kernelShape[0]));
        }
        return List.copyOf(specs);
    }

    /** The number of values. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
