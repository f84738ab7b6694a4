package graft.training.dl4j;

import graft.compute.NativeOptions;
import graft.network.FeatureShape;
import graft.network.NetworkDescription;
import graft.network.Operation.BatchNormalization;
import graft.network.Operation.Dropout;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.Weights;
import graft.training.TrainableTail.UpdaterState;
import graft.training.pretrain.ScratchNetwork;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A whole network with its head as a DL4J graph, trained from scratch by AdamW in float32.
 *
 * <p>All native memory (parameters, gradient, Adam's two moments, a mask of what decays, a scratch array, the inputs of the
 * largest batch, and DL4J's workspaces) belongs to this object and is given back by {@link #close()}.
 */
public final class Dl4jScratch implements ScratchNetwork {

    private final Thread owner = Thread.currentThread();
    private final List<Stage> stages;
    private final GradientGraph graph;
    private final GraphParameters layout;
    private final AdamStep adam;
    private final INDArray decaying;
    private final INDArray scratch;
    private final GraphInputs inputs;
    private final INDArray parameters;

    private Dl4jScratch(List<Stage> stages, FeatureShape picture, int masked, Weights start) {
        this.stages = stages;
        graph = Dl4jGraphBuilder.forScratch(stages);
        layout = GraphParameters.of(graph);
        graph.initGradientsView();
        Floats.write(layout.flat(start), graph.params());
        parameters = graph.params().reshape(layout.length());
        adam = new AdamStep(layout.length(), layout.ranges(stages));
        decaying = Nd4j.createUninitialized(DataType.FLOAT, layout.length());
        Floats.write(decaying(layout), decaying);
        scratch = Nd4j.createUninitialized(DataType.FLOAT, layout.length());
        inputs = new GraphInputs(picture, masked);
    }

    /**
     * @param network as published, batch normalisation as nodes, with its head as the last stage
     * @param start what it starts from: all its weights
     * @throws IllegalArgumentException if the weights do not fit
     */
    public static Dl4jScratch create(NetworkDescription network, Weights start) {
        NativeOptions.requireFit();
        Shapes shapes = Shapes.of(network);
        int masked = network.nodes().stream()
                .filter(n -> n.operation() instanceof Dropout)
                .mapToInt(n -> shapes.after(n.name()).channels())
                .sum();
        return new Dl4jScratch(network.stages(), shapes.input(), masked, start);
    }

    /** 1 for every value of a kernel, 0 for biases and for all of batch normalisation. */
    private static float[] decaying(GraphParameters layout) {
        float[] mask = new float[layout.length()];
        for (GraphParameters.Place place : layout.places()) {
            boolean kernel =
                    place.spec().shape().size() > 1 && !(place.node().operation() instanceof BatchNormalization);
            Arrays.fill(mask, place.offset(), place.offset() + place.length(), kernel ? 1f : 0f);
        }
        return mask;
    }

    @Override
    public Seen step(ScratchBatch batch, StepRates rates) {
        checkThread();
        float[] weights = new float[batch.count()];
        Arrays.fill(weights, 1);
        SoftmaxLoss[] loss = new SoftmaxLoss[1];
        float[][] logits = new float[1][];
        graph.gradient(
                output -> {
                    logits[0] = Floats.read(output);
                    loss[0] = SoftmaxLoss.of(logits[0], batch.targets(), weights, batch.count());
                    return inputs.epsilon(loss[0].gradient(), batch.count());
                },
                inputs.ofPictures(batch.pictures(), batch.count()));
        double mean = loss[0].weightedLoss() / batch.count();
        double norm = update(batch.count(), rates, Double.isFinite(mean));
        return new Seen(mean, logits[0], norm);
    }

    private double update(int count, StepRates rates, boolean sound) {
        INDArray gradient = graph.getGradientsViewArray().reshape(layout.length());
        gradient.divi(count);
        // Not INDArray.norm2Number: it adds up in single precision and is off by a thousandth.
        double norm = Nd4j.getBlasWrapper().nrm2(gradient);
        if (!sound || !Double.isFinite(norm)) {
            return norm;
        }
        if (norm > rates.clipNorm()) {
            gradient.muli(rates.clipNorm() / norm);
        }
        parameters.muli(decaying, scratch);
        scratch.muli(rates.learningRate() * rates.weightDecay());
        parameters.subi(scratch);
        adam.apply(gradient, everywhere(rates.learningRate()));
        parameters.subi(gradient);
        return norm;
    }

    private Map<String, Double> everywhere(double rate) {
        Map<String, Double> map = new LinkedHashMap<>();
        stages.forEach(s -> map.put(s.name(), rate));
        return map;
    }

    @Override
    public float[] logits(float[] pictures, int count) {
        checkThread();
        try (INDArray output = graph.outputSingle(false, inputs.ofPictures(pictures, count))) {
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

    /** The mean gradient of a batch by tensor, without a step; for tests. */
    Weights gradientOf(ScratchBatch batch) {
        checkThread();
        float[] weights = new float[batch.count()];
        Arrays.fill(weights, 1f / batch.count());
        graph.gradient(
                output -> inputs.epsilon(
                        SoftmaxLoss.of(Floats.read(output), batch.targets(), weights, batch.count())
                                .gradient(),
                        batch.count()),
                inputs.ofPictures(batch.pictures(), batch.count()));
        return layout.weights(Floats.read(graph.getGradientsViewArray()), stages);
    }

    /** Gives all native memory back, that of every DL4J graph of this thread included. */
    @Override
    public void close() {
        checkThread();
        inputs.close();
        scratch.close();
        decaying.close();
        adam.close();
        graph.close();
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }

    private void checkThread() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a network belongs to the thread that made it, " + owner.getName());
        }
    }
}
