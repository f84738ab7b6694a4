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
 *
 * <p>From one cut to the next it is a graph of its own: DL4J M2.1 can lose count of its workspaces, and fails, when a graph
 * has several outputs in its middle.
 */
public final class Dl4jTrunk implements Trunk {

    private static final String POOLING = "pooling";

    /** What leads from one cut to the next, and what crosses there. */
    private record Segment(int cut, GradientGraph graph, FeatureShape output) {}

    private final Thread owner = Thread.currentThread();
    private final FeatureShape picture;
    private final Preprocessing preprocessing;
    private final List<Integer> cuts;
    private final List<Segment> segments;
    private final GraphInputs inputs;
    private float[] prepared = {};

    private Dl4jTrunk(FeatureShape picture, Preprocessing preprocessing, List<Integer> cuts, List<Segment> segments) {
        this.picture = picture;
        this.preprocessing = preprocessing;
        this.cuts = cuts;
        this.segments = segments;
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
        Shapes shapes = Shapes.of(backbone);
        List<Segment> segments = new ArrayList<>();
        int from = 0;
        for (int cut : cuts.stream().sorted().distinct().toList()) {
            List<Stage> stages = new ArrayList<>(backbone.stages().subList(from, cut));
            FeatureShape output = shapes.atCut(cut);
            if (cut == all) {
                Node pooling = new Node(POOLING, new GlobalAveragePooling(false), List.of(Node.STAGE_INPUT));
                stages.add(new Stage(POOLING, List.of(pooling)));
                output = FeatureShape.vector(output.channels());
            }
            GradientGraph graph = Dl4jGraphBuilder.forInference(stages);
            Floats.write(GraphParameters.of(graph).flat(weights), graph.params());
            segments.add(new Segment(cut, graph, output));
            from = cut;
        }
        return new Dl4jTrunk(
                shapes.input(), backbone.input().preprocessing(), List.copyOf(cuts), List.copyOf(segments));
    }

    @Override
    public List<float[]> run(float[] pictures, int count) {
        checkThread();
        float[][] answers = new float[cuts.size()][];
        INDArray crossing = inputs.ofOrdered(prepared(pictures, count), count);
        for (Segment segment : segments) {
            INDArray output = segment.graph().outputSingle(false, crossing);
            if (segment.cut() != segments.get(0).cut()) {
                crossing.close();
            }
            crossing = output;
            float[] answer = nchw(Floats.read(output), segment.output(), count);
            for (int i = 0; i < answers.length; i++) {
                if (cuts.get(i) == segment.cut()) {
                    answers[i] = answer;
                }
            }
        }
        crossing.close();
        return List.of(answers);
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
        return cuts.stream()
                .map(cut -> segments.stream()
                        .filter(s -> s.cut() == cut)
                        .mapToInt(s -> Math.toIntExact(s.output().size()))
                        .sum())
                .toList();
    }

    /** Gives all native memory back, that of every DL4J graph of this thread included. */
    @Override
    public void close() {
        checkThread();
        inputs.close();
        segments.forEach(s -> s.graph().close());
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a trunk belongs to the thread that made it, " + owner.getName());
        }
    }
}
