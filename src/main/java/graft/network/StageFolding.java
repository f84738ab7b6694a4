package graft.network;

import graft.network.Operation.Activate;
import graft.network.Operation.Affine;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Convolution;
import graft.network.Operation.Dense;
import graft.network.Operation.DepthwiseConvolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of the nodes of one stage when {@link BatchNormFolding} takes out its batch normalisations. */
final class StageFolding {

    private final Stage source;
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, Node> result = new LinkedHashMap<>();
    private final Map<String, String> renamed = new HashMap<>();
    /** Batch normalisations and the convolutions that took them up. */
    private final Map<Node, Node> takenUp = new LinkedHashMap<>();
    /** Batch normalisations that became affine operations. */
    private final List<Node> kept = new ArrayList<>();

    StageFolding(Stage source) {
        this.source = source;
        source.nodes().forEach(n -> n.inputs().forEach(i -> readers.merge(i, 1, Integer::sum)));
        source.nodes().forEach(this::place);
    }

    Stage stage() {
        return new Stage(source.name(), List.copyOf(result.values()));
    }

    /** Batch normalisations and the convolutions that took them up, in order of computation. */
    Map<Node, Node> takenUp() {
        return takenUp;
    }

    /** Batch normalisations that became affine operations. */
    List<Node> kept() {
        return kept;
    }

    private void place(Node node) {
        String input = renamed(node.inputs().get(0));
        // A node of another stage, or the picture, cannot take anything up.
        Node before = result.get(input);
        boolean onlyReader = Integer.valueOf(1).equals(readers.get(node.inputs().get(0)));
        if (node.operation() instanceof BatchNormalization norm) {
            if (before != null && onlyReader && canScale(before.operation())) {
                takenUp.put(node, before);
                replace(node, before, withBias(before.operation()));
            } else {
                kept.add(node);
                keep(node, new Affine(norm.channels(), Activation.IDENTITY));
            }
        } else if (node.operation() instanceof Activate activate
                && before != null
                && onlyReader
                && isLinear(before.operation())) {
            replace(node, before, with(before.operation(), activate.activation()));
        } else {
            keep(node, node.operation());
        }
    }

    private String renamed(String name) {
        return renamed.getOrDefault(name, name);
    }

    private void keep(Node node, Operation operation) {
        result.put(
                node.name(),
                new Node(
                        node.name(),
                        operation,
                        node.inputs().stream().map(this::renamed).toList()));
    }

    private void replace(Node node, Node before, Operation operation) {
        result.put(before.name(), new Node(before.name(), operation, before.inputs()));
        renamed.put(node.name(), before.name());
    }

    private static boolean canScale(Operation operation) {
        return isLinear(operation) && (operation instanceof Convolution || operation instanceof DepthwiseConvolution);
    }

    private static boolean isLinear(Operation operation) {
        return (operation instanceof Convolution c && c.activation() == Activation.IDENTITY)
                || (operation instanceof DepthwiseConvolution d && d.activation() == Activation.IDENTITY)
                || (operation instanceof Dense e && e.activation() == Activation.IDENTITY)
                || (operation instanceof Affine a && a.activation() == Activation.IDENTITY);
    }

    private static Operation withBias(Operation operation) {
        if (operation instanceof Convolution c) {
            return new Convolution(
                    c.in(), c.out(), c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), true, c.activation());
        }
        DepthwiseConvolution d = (DepthwiseConvolution) operation;
        return new DepthwiseConvolution(
                d.channels(), d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding(), true, d.activation());
    }

    private static Operation with(Operation operation, Activation activation) {
        if (operation instanceof Convolution c) {
            return new Convolution(
                    c.in(), c.out(), c.kernelHeight(), c.kernelWidth(), c.stride(), c.padding(), c.bias(), activation);
        }
        if (operation instanceof DepthwiseConvolution d) {
            return new DepthwiseConvolution(
                    d.channels(), d.kernelHeight(), d.kernelWidth(), d.stride(), d.padding(), d.bias(), activation);
        }
        if (operation instanceof Dense d) {
            return new Dense(d.in(), d.out(), activation);
        }
        return new Affine(((Affine) operation).channels(), activation);
    }
}
