package graft.training.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.learning.AdamUpdater;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Adam (Kingma and Ba 2015) with one learning rate for each stage, through ND4J's updater.
 *
 * <p>ND4J leaves the correction of the second moment out of the denominator, so that its epsilon is worth up to thirty
 * times as much in the first steps as in the paper and in PyTorch. It is given one that makes up for that, step by step.
 */
final class AdamStep implements AutoCloseable {

    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private record Group(Adam settings, AdamUpdater updater, int from, int to) {}

    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final INDArray state;
    private long iteration;

    /**
     * @param length how many parameters there are
     * @param ranges for each stage, {from, to}
     */
    AdamStep(int length, Map<String, int[]> ranges) {
        state = Nd4j.zeros(DataType.FLOAT, 2L * length);
        ranges.forEach((stage, range) -> {
            Adam settings =
                    Adam.builder().beta1(BETA_1).beta2(BETA_2).epsilon(EPSILON).build();
            AdamUpdater updater = new AdamUpdater(settings);
            updater.setState(
                    Map.of(
                            AdamUpdater.M_STATE, part(0, range),
                            AdamUpdater.V_STATE, part(length, range)),
                    false);
            groups.put(stage, new Group(settings, updater, range[0], range[1]));
        });
    }

    private INDArray part(long offset, int[] range) {
        return state.get(NDArrayIndex.interval(offset + range[0], offset + range[1]));
    }

    /**
     * Turns the gradient into what is to be subtracted from the parameters.
     *
     * @param gradient [P], overwritten
     * @throws IllegalArgumentException if a stage has no rate
     */
    void apply(INDArray gradient, Map<String, Double> learningRates) {
        double correction = Math.sqrt(1 - Math.pow(BETA_2, iteration + 1.0));
        groups.forEach((stage, group) -> {
            Double rate = learningRates.get(stage);
            if (rate == null) {
                throw new IllegalArgumentException("no learning rate for " + stage);
            }
            group.settings().setLearningRate(rate);
            group.settings().setEpsilon(EPSILON * correction);
            group.updater()
                    .applyUpdater(
                            gradient.get(NDArrayIndex.interval(group.from(), group.to())),
                            Math.toIntExact(iteration),
                            0);
        });
        iteration++;
    }

    long iteration() {
        return iteration;
    }

    /** Both moments: the first of all parameters, then the second of all. */
    float[] values() {
        return Floats.read(state);
    }

    void restore(long newIteration, float[] values) {
        if (values.length != state.length() || newIteration < 0) {
            throw new IllegalArgumentException(
                    values.length + " values after " + newIteration + " steps for " + state.length());
        }
        Floats.write(values, state);
        iteration = newIteration;
    }

    @Override
    public void close() {
        state.close();
    }
}
