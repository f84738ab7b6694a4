package graft.worker.server;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.ParityCheck;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.NetworkJson;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.network.file.SafeTensors;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.training.TrainableTail;
import graft.training.Trunk;
import graft.training.dl4j.Dl4jTail;
import graft.training.dl4j.Dl4jTrunk;
import graft.training.onnx.OnnxTrunk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run's trained network as training knows it: the description and weights of its folder, run through DL4J from the first
 * layer to the logits (the graph of another program through ONNX Runtime), without anything of the model file. Belongs to one thread from construction to {@link #close()}.
 */
final class TrainedNetwork implements ParityCheck.Answerer, AutoCloseable {

    private final PictureReader reader;
    private final Fit fit;
    private final InputSpec input;
    private final double temperature;
    private final Trunk trunk;
    private final TrainableTail head;

    private TrainedNetwork(
            PictureReader reader, Fit fit, InputSpec input, double temperature, Trunk trunk, TrainableTail head) {
        this.reader = reader;
        this.fit = fit;
        this.input = input;
        this.temperature = temperature;
        this.trunk = trunk;
        this.head = head;
    }

    /**
     * Opens the network of a run.
     *
     * @param fit how the run's pictures are brought to the input size
     * @param temperature what the logits are divided by
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if network or weights are missing or damaged
     */
    static TrainedNetwork open(RunFolder run, PictureReader reader, Fit fit, double temperature) {
        NetworkDescription network;
        Weights weights;
        try {
            network = new NetworkJson().read(run.file(RunFiles.NETWORK));
            weights = SafeTensors.read(run.file(RunFiles.WEIGHTS)).weights();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("run.fileUnreadable", run.id()), e);
        }
        int stages = network.stages().size() - 1;
        NetworkDescription backbone = new NetworkDescription(
                network.name(), network.input(), network.stages().subList(0, stages));
        // DL4J cannot run the graph of another program, so there both sides of the comparison share its run.
        Trunk trunk = backbone.foreign().isPresent()
                ? OnnxTrunk.open(backbone, weights, List.of(new OnnxOutput.Pooled(stages)), 1)
                : Dl4jTrunk.create(backbone, weights, List.of(stages));
        TrainableTail head = Dl4jTail.create(network, stages, weights, weights);
        return new TrainedNetwork(reader, fit, network.input(), temperature, trunk, head);
    }

    @Override
    public List<Double> probabilities(Path picture) throws UnreadablePictureException {
        RgbImage image = reader.read(picture, fit.shortSide(input.height(), input.width()))
                .image();
        float[] pixels = new float[input.height() * input.width() * 3];
        Resizer.fit(image, fit, input.height(), input.width()).copyTo(pixels, 0);
        return softmax(head.logits(trunk.run(pixels, 1).get(0), 1));
    }

    private List<Double> softmax(float[] logits) {
        double most = Float.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        double[] powers = new double[logits.length];
        for (int c = 0; c < logits.length; c++) {
            powers[c] = Math.exp((logits[c] - most) / temperature);
            sum += powers[c];
        }
        List<Double> probabilities = new ArrayList<>(logits.length);
        for (double power : powers) {
            probabilities.add(power / sum);
        }
        return probabilities;
    }

    @Override
    public void close() {
        head.close();
        trunk.close();
    }
}
