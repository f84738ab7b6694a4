package graft.backbone;

import graft.network.Activation;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Operation.Activate;
import graft.network.Operation.BatchNormalization;
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

    /** Adds a node that reads these. */
    StageBuilder join(String name, Operation operation, String... inputs) {
        nodes.add(new Node(name, operation, List.of(inputs)));
        current = name;
        return this;
    }

    /** The node added last. */
    String current() {
        return current;
    }

    Stage build() {
        return new Stage(stage, nodes);
    }
}
