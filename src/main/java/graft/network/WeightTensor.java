package graft.network;

import java.util.List;

/**
 * A tensor of float32 weights. Weights are large, so the values are not copied in or out: whoever makes one hands the
 * array over, and nobody writes to what {@link #values()} returns.
 */
public final class WeightTensor {

    private final WeightSpec spec;
    private final float[] values;

    /**
     * @param spec its name and shape
     * @param values in C order, as many as the shape asks for; not to be changed afterwards
     * @throws IllegalArgumentException if there are more or fewer
     */
    public WeightTensor(WeightSpec spec, float[] values) {
        if (values.length != spec.size()) {
            throw new IllegalArgumentException(
                    spec.name() + ": " + values.length + " values for shape " + spec.shape());
        }
        this.spec = spec;
        this.values = values;
    }

    public WeightTensor(String name, List<Integer> shape, float[] values) {
        this(new WeightSpec(name, shape), values);
    }

    public WeightSpec spec() {
        return spec;
    }

    public String name() {
        return spec.name();
    }

    public List<Integer> shape() {
        return spec.shape();
    }

    /** The values in C order; read only. */
    public float[] values() {
        return values;
    }
}
