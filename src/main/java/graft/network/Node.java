package graft.network;

import java.util.List;

/**
 * One operation with its place in the graph.
 *
 * @param name unique in the network; also the first part of its weights' names
 * @param operation what it does
 * @param inputs the nodes whose outputs it takes, in order; {@link #STAGE_INPUT} is what enters the stage
 */
public record Node(String name, Operation operation, List<String> inputs) {

    /** Stands for the one tensor that enters a stage: the preprocessed picture, or the stage before. */
    public static final String STAGE_INPUT = "<";

    public Node {
        inputs = List.copyOf(inputs);
        if (name.isEmpty() || name.equals(STAGE_INPUT)) {
            throw new IllegalArgumentException("node name: '" + name + "'");
        }
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException(name + " has no input");
        }
    }

    public List<WeightSpec> weights() {
        return operation.weights(name);
    }
}
