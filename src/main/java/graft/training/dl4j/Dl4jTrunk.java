package graft.training.dl4j;

import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Preprocessing;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.Weights;
import graft.training.Trunk;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Frozen stages run forward through DL4J, for machines on which ONNX Runtime does not work. Belongs to one thread from
 * construction to {@link #close()}.
 */
public final class Dl4jTrunk implements Trunk {

    /** Its name cannot be that of a node. */
    static final String POOLED = "<pooled";

    private final Thread owner = Thread.currentThread();
    private final FeatureShape picture;
    private final Preprocessing preprocessing;
    private final List<FeatureShape> outputs;
    private final GradientGraph graph;
    private final GraphInputs inputs;
    private float[] prepared = {};

    private Dl4jTrunk(
            FeatureShape picture, Preprocessing preprocessing, List<FeatureShape> outputs, GradientGraph graph) {
        this.picture = picture;
        this.preprocessing = preprocessing;
        this.outputs = outputs;
        this.graph = graph;
        inputs = new GraphInputs(picture, 0);
    }

    /**
     * @param backbone without a head, batch normalisation folded
     * @param weights at least those of the stages below the highest cut
     * @param cuts for each output, how many stages lie below it, at least one; all of them for pooled features [N, C]
     */
    public static Dl4jTrunk create(NetworkDescription backbone, Weights weights, List<Integer> cuts) {
        int all = backbone.stages().size();
        if (cuts.isEmpty() || cuts.stream().anyMatch(c -> c < 1 || c > all)) {
            throw new IllegalArgumentException("cuts " + cuts + " in " + all + " stages");
        }
        return answering(
                backbone,
                weights,
                cuts.stream()
                        .map(c -> c == all
                                ? POOLED
                                : backbone.stages().get(c - 1).last().name())
                        .toList());
    }

    /**
     * A trunk that gives the outputs of these nodes.
     *
     * @param nodes their names; {@link #POOLED} for the pooled output of the last
     */
    static Dl4jTrunk answering(NetworkDescription backbone, Weights weights, List<String> nodes) {
        Node pooling = new Node(POOLED, new GlobalAveragePooling(false), List.of(Node.STAGE_INPUT));
        NetworkDescription whole = backbone.with(new Stage(POOLED, List.of(pooling)));
        int needed = 0;
        for (int i = 0; i < whole.stages().size(); i++) {
            if (whole.stages().get(i).nodes().stream().anyMatch(n -> nodes.contains(n.name()))) {
                needed = i + 1;
            }
        }
        GradientGraph graph = Dl4jGraphBuilder.forInference(whole.stages().subList(0, needed), nodes);
        Floats.write(GraphParameters.of(graph).flat(weights), graph.params());
        Shapes shapes = Shapes.of(whole);
        return new Dl4jTrunk(
                shapes.input(),
                backbone.input().preprocessing(),
                nodes.stream().map(shapes::after).toList(),
                graph);
    }

    @Override
    public List<float[]> run(float[] pictures, int count) {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a trunk belongs to the thread that made it, " + owner.getName());
        }
        INDArray[] answers = graph.output(false, inputs.ofOrdered(prepared(pictures, count), count));
        List<float[]> results = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            try (INDArray answer = answers[i]) {
                results.add(nchw(Floats.read(answer), outputs.get(i), count));
            }
        }
        return results;
    }

    private static float[] nchw(float[] values, FeatureShape shape, int count) {
        if (!shape.spatial()) {
            return values;
        }
        float[] result = new float[values.length];
        Floats.transpose(values, count, shape.height() * shape.width(), shape.channels(), result);
        return result;
    }

    private float[] prepared(float[] pictures, int count) {
        int size = Math.toIntExact(count * picture.size());
        if (prepared.length < size) {
            prepared = new float[size];
        }
        boolean reversed = preprocessing.order() == Preprocessing.ChannelOrder.BGR;
        for (int c = 0; c < 3; c++) {
            int from = reversed ? 2 - c : c;
            float mean = preprocessing.mean().get(c);
            float divisor = preprocessing.divisor().get(c);
            for (int i = 0; i < size; i += 3) {
                prepared[i + c] = (pictures[i + from] - mean) / divisor;
            }
        }
        return prepared;
    }

    @Override
    public List<Integer> outputSizes() {
        return outputs.stream().map(s -> Math.toIntExact(s.size())).toList();
    }

    /** Gives all native memory back, that of every DL4J graph of this thread included. */
    @Override
    public void close() {
        inputs.close();
        graph.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
