package graft.backbone;

import java.util.List;
import java.util.function.Supplier;

/**
 * One tensor as a Keras file has it; its values are read only when they are asked for, after name and shape were found
 * right.
 *
 * @param name as the file calls it, for instance {@code Conv1/kernel:0}; for messages
 * @param kind the last part of the name without {@code :0}, for instance {@code kernel}
 * @param shape as Keras has it: a kernel is [height, width, in, out]
 * @param values reads the values in C order, as many as the shape asks for
 */
public record KerasTensor(String name, String kind, List<Integer> shape, Supplier<float[]> values) {

    public KerasTensor {
        shape = List.copyOf(shape);
    }

    /** A tensor called {@code name}, which is a path whose last part says what it is. */
    public static KerasTensor of(String name, List<Integer> shape, Supplier<float[]> values) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int colon = last.indexOf(':');
        return new KerasTensor(name, colon < 0 ? last : last.substring(0, colon), shape, values);
    }
}
