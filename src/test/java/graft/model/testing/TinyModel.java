package graft.model.testing;

import graft.common.CounterRandom;
import graft.data.Fit;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.model.BackboneNote;
import graft.model.KnownLimit;
import graft.model.ModelMetadata;
import graft.model.ModelWriter;
import graft.model.PictureCounts;
import graft.network.Activation;
import graft.network.Head;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A network of two convolutions and a head, small enough to be computed by hand-written loops beside the engine. */
public final class TinyModel {

    public static final int HEIGHT = 8;
    public static final int WIDTH = 12;
    public static final List<String> LABELS = List.of("sand", "grass", "sky");
    private static final int MIDDLE = 4;
    public static final int FEATURES = 5;

    private TinyModel() {}

    public static NetworkDescription network() {
        return new NetworkDescription(
                        "tiny",
                        new InputSpec(HEIGHT, WIDTH, Preprocessing.BGR_MINUS_MEAN),
                        List.of(
                                stage(
                                        "stem",
                                        new Operation.Convolution(
                                                3, MIDDLE, 2, 2, 2, Padding.VALID, true, Activation.RELU)),
                                stage(
                                        "top",
                                        new Operation.Convolution(
                                                MIDDLE, FEATURES, 1, 1, 1, Padding.VALID, true, Activation.RELU))))
                .with(Head.stage(FEATURES, LABELS.size(), 0.3));
    }

    private static Stage stage(String name, Operation operation) {
        return new Stage(name, List.of(new Node(name, operation, List.of(Node.STAGE_INPUT))));
    }

    public static Weights weights() {
        List<WeightTensor> tensors = new ArrayList<>();
        network().weights().forEach(spec -> {
            CounterRandom random = CounterRandom.of(spec.name().hashCode());
            float[] values = new float[(int) spec.size()];
            for (int i = 0; i < values.length; i++) {
                // The first layer sees values in the hundreds; the logits should stay within a few units.
                values[i] = (float) (random.symmetric(i) * (spec.name().startsWith("stem") ? 0.02 : 0.8));
            }
            tensors.add(new WeightTensor(spec, values));
        });
        return Weights.of(tensors);
    }

    public static ModelMetadata metadata(double temperature, Optional<KnownLimit> limit) {
        return new ModelMetadata(
                "5f0c",
                3,
                "Ground \"cover\"; ümläut",
                LABELS,
                HEIGHT,
                WIDTH,
                new Fit.Stretch(),
                Resizer.VERSION,
                "decode-1",
                temperature,
                limit,
                new BackboneNote("tiny", "tiny-random", "none", "none: never saw a picture"),
                new PictureCounts(100, 20, 21),
                "0.1.0",
                Instant.parse("2026-11-21T09:00:00Z"));
    }

    public static byte[] bytes(double temperature, Optional<KnownLimit> limit) {
        return ModelWriter.bytes(network(), weights(), metadata(temperature, limit));
    }

    /** A picture in the network's size, different for each seed. */
    public static RgbImage picture(int seed) {
        return picture(WIDTH, HEIGHT, seed);
    }

    public static RgbImage picture(int width, int height, int seed) {
        CounterRandom random = CounterRandom.of(seed);
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (random.below(180, i) + (seed * 37 + i % 3 * 50) % 76);
        }
        return new RgbImage(width, height, rgb);
    }

    /** What the network answers, by plain loops in double precision. */
    public static Forward forward(RgbImage image, double temperature) {
        double[][][] features = top(stem(image));
        float[] weight = weights().get(Head.DENSE + ".weight").values();
        float[] bias = weights().get(Head.DENSE + ".bias").values();
        int places = features[0].length * features[0][0].length;
        double[][] activation = new double[LABELS.size()][places];
        double[] logits = new double[LABELS.size()];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = bias[c];
            for (int i = 0; i < places; i++) {
                for (int f = 0; f < FEATURES; f++) {
                    activation[c][i] += weight[c * FEATURES + f]
                            * features[f][i / features[0][0].length][i % features[0][0].length];
                }
                logits[c] += activation[c][i] / places;
            }
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit / temperature);
        }
        double[] probabilities = new double[logits.length];
        for (int c = 0; c < logits.length; c++) {
            probabilities[c] = Math.exp(logits[c] / temperature) / sum;
        }
        return new Forward(probabilities, activation);
    }

    /**
     * @param probabilities [C]
     * @param activation [C][h * w]
     */
    public record Forward(double[] probabilities, double[][] activation) {}

    private static double[][][] stem(RgbImage image) {
        double[] mean = {103.939, 116.779, 123.68};
        float[] weight = weights().get("stem.weight").values();
        float[] bias = weights().get("stem.bias").values();
        double[][][] out = new double[MIDDLE][HEIGHT / 2][WIDTH / 2];
        for (int o = 0; o < MIDDLE; o++) {
            for (int y = 0; y < HEIGHT / 2; y++) {
                for (int x = 0; x < WIDTH / 2; x++) {
                    double sum = bias[o];
                    for (int c = 0; c < 3; c++) {
                        for (int k = 0; k < 4; k++) {
                            double value = image.value(2 * x + k % 2, 2 * y + k / 2, 2 - c) - mean[c];
                            sum += weight[(o * 3 + c) * 4 + k] * value;
                        }
                    }
                    out[o][y][x] = Math.max(0, sum);
                }
            }
        }
        return out;
    }

    private static double[][][] top(double[][][] in) {
        float[] weight = weights().get("top.weight").values();
        float[] bias = weights().get("top.bias").values();
        double[][][] out = new double[FEATURES][in[0].length][in[0][0].length];
        for (int o = 0; o < FEATURES; o++) {
            for (int y = 0; y < in[0].length; y++) {
                for (int x = 0; x < in[0][0].length; x++) {
                    double sum = bias[o];
                    for (int c = 0; c < MIDDLE; c++) {
                        sum += weight[o * MIDDLE + c] * in[c][y][x];
                    }
                    out[o][y][x] = Math.max(0, sum);
                }
            }
        }
        return out;
    }
}
