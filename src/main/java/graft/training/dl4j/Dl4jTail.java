package graft.training.dl4j;

import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation.Dropout;
import graft.network.Operation.GlobalAveragePooling;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.Weights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import graft.training.TrainableTail;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The trained stages and the head as a DL4J graph with a training step of our own, in float32.
 *
 * <p>All native memory (parameters, their gradient, the updater's two moments, the pretrained values, the inputs of the
 * largest batch, and DL4J's workspaces) belongs to this object and is given back by {@link #close()}.
 */
public final class Dl4jTail implements TrainableTail {

    private final Thread owner = Thread.currentThread();
    private final List<Stage> stages;
    private final FeatureShape input;
    private final GradientGraph graph;
    private final GraphParameters layout;
    private final AdamStep adam;
    private final Pulls pulls;
    private final GraphInputs inputs;
    private final Threads threads;
    /** The gradients of this step but the last; null until there was a second. */
    private @Nullable INDArray sum;

    private int accumulated;

    private Dl4jTail(List<Stage> stages, FeatureShape input, int masked, Weights weights, Weights pretrained) {
        this.stages = stages;
        this.input = input;
        graph = Dl4jGraphBuilder.forTraining(stages);
        layout = GraphParameters.of(graph);
        graph.initGradientsView();
        Floats.write(layout.flat(weights), graph.params());
        adam = new AdamStep(layout.length(), layout.ranges(stages));
        pulls = Pulls.of(layout, stages.get(stages.size() - 1), pretrained);
        inputs = new GraphInputs(input, masked);
        threads = input.spatial() ? Threads.unchanged() : Threads.one();
    }

    /**
     * @param network the backbone with its head as the last stage, batch normalisation folded
     * @param frozenStages how many stages lie below the cut; where that is the whole backbone, the tail takes pooled
     *     features [N, F] and consists of the head without its pooling
     * @param weights what it starts from: at least those of the trained stages and the head
     * @param pretrained what L2-SP pulls the trained stages towards: at least their weights
     * @throws IllegalArgumentException if weights do not fit, or batch normalisation is left
     */
    public static Dl4jTail create(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained) {
        int last = network.stages().size() - 1;
        if (frozenStages < 0 || frozenStages > last) {
            throw new IllegalArgumentException(frozenStages + " frozen of " + last + " stages");
        }
        Shapes shapes = Shapes.of(network);
        FeatureShape crossing = shapes.atCut(frozenStages);
        int masked = network.stages().get(last).nodes().stream()
                .filter(n -> n.operation() instanceof Dropout)
                .mapToInt(n -> shapes.after(n.name()).channels())
                .sum();
        if (frozenStages < last) {
            List<Stage> trained = network.stages().subList(frozenStages, last + 1);
            return new Dl4jTail(trained, crossing, masked, weights, pretrained);
        }
        Stage head = withoutPooling(network.stages().get(last));
        FeatureShape pooled = FeatureShape.vector(crossing.channels());
        return new Dl4jTail(List.of(head), pooled, masked, weights, pretrained);
    }

    private static Stage withoutPooling(Stage head) {
        Node pooling = head.nodes().get(0);
        if (!(pooling.operation() instanceof GlobalAveragePooling)) {
            throw new IllegalArgumentException("the head begins with " + pooling.operation());
        }
        List<Node> rest = new ArrayList<>();
        for (Node node : head.nodes().subList(1, head.nodes().size())) {
            List<String> reads = node.inputs().stream()
                    .map(i -> i.equals(pooling.name()) ? Node.STAGE_INPUT : i)
                    .toList();
            rest.add(new Node(node.name(), node.operation(), reads));
        }
        return new Stage(head.name(), rest);
    }

    @Override
    public Accumulated accumulate(TailBatch batch) {
        checkThread();
        if (accumulated == 1) {
            sum = sum == null ? Nd4j.createUninitialized(DataType.FLOAT, layout.length()) : sum;
            sum.assign(gradient());
        }
        SoftmaxLoss[] loss = new SoftmaxLoss[1];
        float[][] logits = new float[1][];
        graph.gradient(
                output -> {
                    logits[0] = Floats.read(output);
                    loss[0] = SoftmaxLoss.of(logits[0], batch.targets(), batch.exampleWeights(), batch.count());
                    return inputs.epsilon(loss[0].gradient(), batch.count());
                },
                inputs.of(batch.activations(), batch.dropout(), batch.count()));
        if (accumulated > 0 && sum != null) {
            sum.addi(gradient());
        }
        accumulated++;
        return new Accumulated(loss[0].weightedLoss(), logits[0]);
    }

    @Override
    public double step(StepSettings settings) {
        checkThread();
        if (accumulated == 0) {
            throw new IllegalStateException("a step without a batch");
        }
        INDArray total = accumulated > 1 && sum != null ? sum : gradient();
        accumulated = 0;
        total.divi(settings.totalWeight());
        INDArray parameters = parameters();
        pulls.addTo(total, parameters, settings.l2sp(), settings.weightDecay());
        // Not INDArray.norm2Number: it adds up in single precision and is off by a thousandth.
        double norm = Nd4j.getBlasWrapper().nrm2(total);
        if (!Double.isFinite(norm)) {
            return norm;
        }
        if (norm > settings.clipNorm()) {
            total.muli(settings.clipNorm() / norm);
        }
        adam.apply(total, settings.learningRates());
        parameters.subi(total);
        return norm;
    }

    @Override
    public float[] logits(float[] activations, int count) {
        checkThread();
        try (INDArray output = graph.outputSingle(false, inputs.of(activations, null, count))) {
            return Floats.read(output);
        }
    }

    @Override
    public Weights weights() {
        checkThread();
        return layout.weights(Floats.read(graph.params()), stages);
    }

    @Override
    public void setWeights(Weights weights) {
        checkThread();
        Floats.write(layout.flat(weights), graph.params());
    }

    @Override
    public UpdaterState updaterState() {
        checkThread();
        return new UpdaterState(adam.iteration(), adam.values());
    }

    @Override
    public void setUpdaterState(UpdaterState state) {
        checkThread();
        adam.restore(state.iteration(), state.values());
    }

    /** The summed gradient of the batches since the last step, not divided by anything, by tensor; for tests. */
    Weights gradientSoFar() {
        INDArray total = accumulated > 1 && sum != null ? sum : gradient();
        return layout.weights(Floats.read(total), stages);
    }

    /** The shape of what enters for one picture. */
    public FeatureShape input() {
        return input;
    }

    /** Gives all native memory back, that of every DL4J graph of this thread included. */
    @Override
    public void close() {
        checkThread();
        if (sum != null) {
            sum.close();
        }
        inputs.close();
        pulls.close();
        adam.close();
        graph.close();
        threads.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    private INDArray gradient() {
        return graph.getGradientsViewArray().reshape(layout.length());
    }

    private INDArray parameters() {
        return graph.params().reshape(layout.length());
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a tail belongs to the thread that made it, " + owner.getName());
        }
    }
}
