package graft.training.dl4j;

import graft.network.Node;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.dl4j.kernel.NodeParameters;
import graft.training.dl4j.kernel.NodeVertex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Where each tensor of weights lies in the flat parameters of a graph, and the way in and out. */
final class GraphParameters {

    /**
     * A tensor's place.
     *
     * @param offset of its first value
     */
    record Place(Node node, WeightSpec spec, int offset) {
        int length() {
            return Math.toIntExact(spec.size());
        }
    }

    private final List<Place> places;
    private final int length;

    private GraphParameters(List<Place> places, int length) {
        this.places = List.copyOf(places);
        this.length = length;
    }

    static GraphParameters of(ComputationGraph graph) {
        List<Place> places = new ArrayList<>();
        int offset = 0;
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            if (graph.getConfiguration().getVertices().get(name) instanceof NodeVertex vertex) {
                for (WeightSpec spec : vertex.node().weights()) {
                    Place place = new Place(vertex.node(), spec, offset);
                    places.add(place);
                    offset = Math.addExact(offset, place.length());
                }
            }
        }
        return new GraphParameters(places, offset);
    }

    /** The tensors in the order in which they lie. */
    List<Place> places() {
        return places;
    }

    int length() {
        return length;
    }

    /**
     * Where the parameters of each of these stages lie: from here up to where the next begins. Stages lie one after the
     * other, since exactly one tensor leads from one to the next.
     *
     * @return for each stage that has any, by name, {from, to}
     */
    Map<String, int[]> ranges(List<Stage> stages) {
        Map<String, String> stageOf = new HashMap<>();
        stages.forEach(s -> s.nodes().forEach(n -> stageOf.put(n.name(), s.name())));
        Map<String, int[]> ranges = new java.util.LinkedHashMap<>();
        for (Place place : places) {
            int[] range = ranges.computeIfAbsent(
                    stageOf.get(place.node().name()), s -> new int[] {place.offset(), place.offset()});
            if (range[1] != place.offset()) {
                throw new IllegalStateException("the parameters of a stage lie apart");
            }
            range[1] += place.length();
        }
        return ranges;
    }

    /**
     * The parameters as they lie.
     *
     * @throws IllegalArgumentException if a tensor is missing or of another shape
     */
    float[] flat(Weights weights) {
        float[] flat = new float[length];
        for (Place place : places) {
            WeightTensor tensor = weights.get(place.spec().name());
            if (!tensor.shape().equals(place.spec().shape())) {
                throw new IllegalArgumentException(tensor.name() + ": shape " + tensor.shape() + " instead of "
                        + place.spec().shape());
            }
            float[] values = NodeParameters.toGraph(place.node(), place.spec(), tensor.values());
            System.arraycopy(values, 0, flat, place.offset(), values.length);
        }
        return flat;
    }

    /** The tensors of what {@link #flat} made, in the order of these stages. */
    Weights weights(float[] flat, List<Stage> stages) {
        List<WeightTensor> tensors = new ArrayList<>();
        for (Place place : places) {
            float[] values = Arrays.copyOfRange(flat, place.offset(), place.offset() + place.length());
            tensors.add(
                    new WeightTensor(place.spec(), NodeParameters.toDescription(place.node(), place.spec(), values)));
        }
        List<WeightSpec> order = stages.stream()
                .flatMap(s -> s.nodes().stream())
                .flatMap(n -> n.weights().stream())
                .toList();
        return Weights.of(tensors).select(order);
    }
}
