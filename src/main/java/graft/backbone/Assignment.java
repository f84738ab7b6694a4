package graft.backbone;

import graft.backbone.family.Architecture;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The tensors of a file put in the places of an architecture, by order: the k-th layer with weights of the file belongs
 * to the k-th of the network.
 */
final class Assignment {

    /**
     * The first thing that does not fit.
     *
     * @param layer how many layers fitted before it
     * @param tensor what the file or the network calls it
     * @param expected the shape the network wants there, or empty if it wants nothing
     * @param found the shape the file has there, or empty if the file ends
     */
    record Misfit(int layer, String tensor, String expected, String found) {}

    private record Place(KerasSlot slot, KerasTensor tensor) {}

    private final NetworkDescription form;
    private final List<Place> places = new ArrayList<>();
    private Optional<Misfit> misfit = Optional.empty();

    private Assignment(NetworkDescription form) {
        this.form = form;
    }

    /** Puts the layers in the places of the network as published, with batch normalisation. */
    static Assignment toSource(Architecture architecture, List<KerasLayer> layers) {
        return assign(architecture.source(), architecture.kerasLayers(), layers);
    }

    /**
     * Puts the layers in the places of the network without batch normalisation, as some files have it.
     *
     * @throws IllegalArgumentException for a network in which a batch normalisation cannot be folded
     */
    static Assignment toFolded(Architecture architecture, List<KerasLayer> layers) {
        NetworkDescription folded = BatchNormFolding.fold(architecture.source());
        Map<String, Node> left = folded.nodes().stream().collect(Collectors.toMap(Node::name, Function.identity()));
        return assign(
                folded,
                architecture.kerasLayers().stream()
                        .map(nodes -> nodes.stream()
                                .map(n -> left.get(n.name()))
                                .filter(Objects::nonNull)
                                .toList())
                        .filter(nodes -> !nodes.isEmpty())
                        .toList(),
                layers);
    }

    Optional<Misfit> misfit() {
        return misfit;
    }

    /** Reads the values; only where nothing was a misfit. */
    BatchNormFolding.Folded read() {
        List<WeightTensor> tensors = new ArrayList<>();
        for (Place place : places) {
            tensors.add(place.slot.convert(place.tensor.values().get()));
        }
        return BatchNormFolding.fold(form, KerasWeights.requireNumbers(Weights.of(tensors)));
    }

    private static Assignment assign(NetworkDescription form, List<List<Node>> order, List<KerasLayer> layers) {
        Assignment assignment = new Assignment(form);
        for (int i = 0; i < order.size() && assignment.misfit.isEmpty(); i++) {
            List<KerasSlot> slots = KerasSlot.of(order.get(i));
            if (i < layers.size()) {
                assignment.place(i, slots, layers.get(i));
            } else {
                assignment.miss(
                        i,
                        slots.get(0).target().name(),
                        slots.get(0).kerasShape().toString(),
                        "");
            }
        }
        for (int i = order.size(); i < layers.size() && assignment.misfit.isEmpty(); i++) {
            assignment.leaveAside(i, layers.get(i));
        }
        return assignment;
    }

    private void place(int index, List<KerasSlot> slots, KerasLayer layer) {
        for (int i = 0; i < Math.max(slots.size(), layer.tensors().size()); i++) {
            if (i >= slots.size()) {
                KerasTensor extra = layer.tensors().get(i);
                miss(index, extra.name(), "", extra.shape().toString());
                return;
            }
            KerasSlot slot = slots.get(i);
            Optional<KerasTensor> tensor = find(slot, i, layer);
            if (tensor.isEmpty()) {
                miss(index, layer.name() + "/" + slot.kind(), slot.kerasShape().toString(), "");
                return;
            }
            if (!tensor.get().shape().equals(slot.kerasShape())) {
                miss(
                        index,
                        tensor.get().name(),
                        slot.kerasShape().toString(),
                        tensor.get().shape().toString());
                return;
            }
            places.add(new Place(slot, tensor.get()));
        }
    }

    /** By name where the file uses today's names, which also tells gamma from beta; else by order. */
    private static Optional<KerasTensor> find(KerasSlot slot, int position, KerasLayer layer) {
        Optional<KerasTensor> named = layer.tensors().stream()
                .filter(t -> t.kind().equals(slot.kind()))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        return position < layer.tensors().size() ? Optional.of(layer.tensors().get(position)) : Optional.empty();
    }

    /** A classifier on top, dense or a convolution of 1 x 1, is not needed; anything else is another network. */
    private void leaveAside(int index, KerasLayer layer) {
        KerasTensor first = layer.tensors().get(0);
        List<Integer> shape = first.shape();
        boolean dense = shape.size() == 2;
        boolean pointwise = shape.size() == 4 && shape.get(0) == 1 && shape.get(1) == 1;
        if (layer.tensors().size() > 2 || !(dense || pointwise)) {
            miss(index, first.name(), "", shape.toString());
        }
    }

    private void miss(int layer, String tensor, String expected, String found) {
        misfit = Optional.of(new Misfit(layer, tensor, expected, found));
    }
}
