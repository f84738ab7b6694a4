package graft.worker.server;

import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.ParityCheck;
import graft.network.InputSpec;
import graft.network.Preprocessing;
import graft.training.TrainableTail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Answers picture files with the network as it is trained: own preparation, the trained graph, softmax. */
final class GraphAnswerer implements ParityCheck.Answerer {

    private final InputSpec input;
    private final TrainableTail graph;
    private final Fit fit;
    private final double temperature;
    private final PictureReader reader;

    /**
     * @param graph of the whole network, nothing frozen; stays open
     */
    GraphAnswerer(InputSpec input, TrainableTail graph, Fit fit, double temperature, PictureReader reader) {
        this.input = input;
        this.graph = graph;
        this.fit = fit;
        this.temperature = temperature;
        this.reader = reader;
    }

    @Override
    public List<Double> probabilities(Path picture) throws UnreadablePictureException {
        int shortSide = fit.shortSide(input.height(), input.width());
        RgbImage image = Resizer.fit(reader.read(picture, shortSide).image(), fit, input.height(), input.width());
        return softmax(graph.logits(preprocessed(image), 1));
    }

    /** [3, H, W] as the first operation wants it. */
    private float[] preprocessed(RgbImage image) {
        Preprocessing rule = input.preprocessing();
        int places = input.height() * input.width();
        float[] values = new float[3 * places];
        for (int c = 0; c < 3; c++) {
            int from = rule.order() == Preprocessing.ChannelOrder.RGB ? c : 2 - c;
            for (int i = 0; i < places; i++) {
                int value = image.rgb()[i * 3 + from] & 0xFF;
                values[c * places + i] =
                        (value - rule.mean().get(c)) / rule.divisor().get(c);
            }
        }
        return values;
    }

    private List<Double> softmax(float[] logits) {
        double most = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            most = Math.max(most, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp((logit - most) / temperature);
        }
        List<Double> probabilities = new ArrayList<>();
        for (float logit : logits) {
            probabilities.add(Math.exp((logit - most) / temperature) / sum);
        }
        return probabilities;
    }
}
