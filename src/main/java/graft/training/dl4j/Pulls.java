package graft.training.dl4j;

import graft.network.Node;
import graft.network.Operation.Affine;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.dl4j.GraphParameters.Place;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What keeps weights from wandering off: kernels of the backbone are pulled towards their pretrained values (L2-SP; Li,
 * Grandvalet and Davoine 2018), the head's kernel towards zero. Biases and per-channel factors are left alone.
 */
final class Pulls implements AutoCloseable {

    private final GraphParameters layout;
    private final Stage head;
    private final INDArray anchors;
    private final INDArray strengths;
    private final INDArray scratch;
    private double l2sp;
    private double weightDecay;

    private Pulls(GraphParameters layout, Stage head, float[] anchors) {
        this.layout = layout;
        this.head = head;
        this.anchors = Nd4j.createUninitialized(DataType.FLOAT, layout.length());
        Floats.write(anchors, this.anchors);
        strengths = Nd4j.zeros(DataType.FLOAT, layout.length());
        scratch = Nd4j.createUninitialized(DataType.FLOAT, layout.length());
    }

    /**
     * @param pretrained at least the weights of all stages but the head
     */
    static Pulls of(GraphParameters layout, Stage head, Weights pretrained) {
        List<WeightTensor> zeros = layout.places().stream()
                .filter(p -> belongsTo(head, p))
                .map(p -> new WeightTensor(p.spec(), new float[p.length()]))
                .toList();
        return new Pulls(layout, head, layout.flat(pretrained.with(zeros)));
    }

    /** Adds the pulls on {@code parameters} to {@code gradient}. */
    void addTo(INDArray gradient, INDArray parameters, double newL2sp, double newWeightDecay) {
        if (newL2sp == 0 && newWeightDecay == 0) {
            return;
        }
        if (newL2sp != l2sp || newWeightDecay != weightDecay) {
            l2sp = newL2sp;
            weightDecay = newWeightDecay;
            Floats.write(strengths(), strengths);
        }
        parameters.subi(anchors, scratch);
        scratch.muli(strengths);
        gradient.addi(scratch);
    }

    private float[] strengths() {
        float[] values = new float[layout.length()];
        for (Place place : layout.places()) {
            if (isKernel(place.node(), place.spec())) {
                double strength = belongsTo(head, place) ? weightDecay : l2sp;
                Arrays.fill(values, place.offset(), place.offset() + place.length(), (float) strength);
            }
        }
        return values;
    }

    private static boolean isKernel(Node node, WeightSpec spec) {
        return !(node.operation() instanceof Affine) && spec.shape().size() > 1;
    }

    private static boolean belongsTo(Stage head, Place place) {
        return head.nodes().stream().anyMatch(n -> n.name().equals(place.node().name()));
    }

    @Override
    public void close() {
        anchors.close();
        strengths.close();
        scratch.close();
    }
}
