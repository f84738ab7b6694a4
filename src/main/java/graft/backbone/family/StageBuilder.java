package graft.backbone.family;

import graft.network.Activation;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.Activate;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.DepthwiseConvolution;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Operation.Multiply;
import graft.network.Padding;
import graft.network.Stage;
import java.util.ArrayList;
import java.util.List;

/** Writes down the nodes of one stage, each reading the one before unless told otherwise. */
final class StageBuilder {

    private final String stage;
    private final List<Node> nodes = new ArrayList<>();
    private String current = Node.STAGE_INPUT;

    StageBuilder(String stage) {
        this.stage = stage;
    }

    /** Adds a node that reads the current one, and makes it the current one. */
    StageBuilder then(String name, Operation operation) {
        return join(name, operation, current);
    }

    /** Adds batch normalisation and, unless it is the identity, an activation. */
    StageBuilder normalized(String name, int channels, double epsilon, String activationName, Activation activation) {
        then(name, new BatchNormalization(channels, epsilon, true));
        return activation == Activation.IDENTITY ? this : then(activationName, new Activate(activation));
    }

    /**
     * Adds squeeze and excite (Hu et al., "Squeeze-and-Excitation Networks", 2018): each channel is multiplied by a factor
     * that two small convolutions make of the means of all channels.
     *
     * @param names of mean, narrow convolution, wide convolution and product
     * @param narrow how many channels the means are squeezed to
     * @param inner the activation between the two
     * @param gate the activation of the factors
     */
    StageBuilder squeezeAndExcite(List<String> names, int channels, int narrow, Activation inner, Activation gate) {
        String excited = current;
        return then(names.get(0), new GlobalAveragePooling(true))
                .then(names.get(1), new Convolution(channels, narrow, 1, 1, 1, Padding.VALID, true, inner))
                .then(names.get(2), new Convolution(narrow, channels, 1, 1, 1, Padding.VALID, true, gate))
                .join(names.get(3), new Multiply(), excited, names.get(2));
    }

    /** Adds a node that reads these. */
    StageBuilder join(String name, Operation operation, String... inputs) {
        nodes.add(new Node(name, operation, List.of(inputs)));
        current = name;
        return this;
    }

    /** The next node reads this one. */
    StageBuilder from(String node) {
        current = node;
        return this;
    }

    /** The node added last. */
    String current() {
        return current;
    }

    Stage build() {
        return new Stage(stage, nodes);
    }

    /** A convolution as it stands before batch normalisation: without bias or activation. */
    static Convolution bare(int in, int out, int kernel, int stride, Padding padding) {
        return new Convolution(in, out, kernel, kernel, stride, padding, false, Activation.IDENTITY);
    }

    /** The same of each channel by itself. */
    static DepthwiseConvolution bareDepthwise(int channels, int kernel, int stride, Padding padding) {
        return new DepthwiseConvolution(channels, kernel, kernel, stride, padding, false, Activation.IDENTITY);
    }
}
