package graft.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A named block of a network, the unit of freezing. Exactly one tensor enters it and exactly one, the output of its last
 * node, leaves it, so that no cut ever lies inside a residual or dense block.
 *
 * @param name technical name, unique in the network, for instance {@code block_3}
 * @param nodes in an order in which each comes after its inputs
 */
public record Stage(String name, List<Node> nodes) {

    public Stage {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("stage " + name + " is empty");
        }
        Set<String> known = new HashSet<>(Set.of(Node.STAGE_INPUT));
        Set<String> unread = new HashSet<>();
        for (Node node : nodes) {
            for (String input : node.inputs()) {
                if (!known.contains(input)) {
                    throw new IllegalArgumentException(
                            "stage " + name + ": " + node.name() + " reads " + input
                                    + ", which is not computed before it in this stage; a stage must end where one tensor crosses");
                }
                unread.remove(input);
            }
            if (!known.add(node.name())) {
                throw new IllegalArgumentException("stage " + name + ": two nodes called " + node.name());
            }
            unread.add(node.name());
        }
        if (!unread.equals(Set.of(nodes.get(nodes.size() - 1).name()))) {
            throw new IllegalArgumentException(
                    "stage " + name + ": only its last node may be without a reader, but these are: " + unread);
        }
    }

    /** The node whose output leaves the stage. */
    public Node last() {
        return nodes.get(nodes.size() - 1);
    }
}
