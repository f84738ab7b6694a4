package graft.training;

import graft.common.CounterRandom;
import graft.common.Digests;
import graft.data.Augmentation;
import graft.data.DecodedPicture;
import graft.data.Fit;
import graft.data.PictureInfo;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.network.Activation;
import graft.network.InputSpec;
import graft.network.NetworkDescription;
import graft.network.Node;
import graft.network.Operation;
import graft.network.Padding;
import graft.network.Preprocessing;
import graft.network.Stage;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A world small enough to train in milliseconds without native code: pictures that a function of their path paints, a
 * backbone of two stages whose "trunk" averages colours, and heads in plain Java.
 */
final class TinyWorld implements TrainingEngines, PictureReader {

    static final int SIDE = 8;
    static final int FEATURES = 6;
    static final List<String> CLASSES = List.of("blue", "green", "red");

    final AtomicLong trunkPictures = new AtomicLong();
    final AtomicLong reads = new AtomicLong();
    private final double noise;

    /**
     * @param noise how much the colours of a class vary; above 1 the classes overlap
     */
    TinyWorld(double noise) {
        this.noise = noise;
    }

    static NetworkDescription backbone() {
        return new NetworkDescription(
                "tiny",
                new InputSpec(SIDE, SIDE, Preprocessing.MINUS_ONE_TO_ONE),
                List.of(
                        new Stage("stem", List.of(convolution("stem_conv", 3, 4))),
                        new Stage("top", List.of(convolution("top_conv", 4, FEATURES)))));
    }

    private static Node convolution(String name, int in, int out) {
        return new Node(
                name,
                new Operation.Convolution(in, out, 1, 1, 1, Padding.VALID, true, Activation.RELU),
                List.of(Node.STAGE_INPUT));
    }

    static Weights weights() {
        List<WeightTensor> tensors = new ArrayList<>();
        backbone().weights().forEach(spec -> {
            CounterRandom random = CounterRandom.of(spec.name().hashCode());
            float[] values = new float[(int) spec.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.symmetric(i);
            }
            tensors.add(new WeightTensor(spec, values));
        });
        return Weights.of(tensors);
    }

    /** This many pictures of each class; names start with {@code prefix}. */
    static List<TrainingPictures.Picture> pictures(String prefix, int each) {
        List<TrainingPictures.Picture> pictures = new ArrayList<>();
        for (int label = 0; label < CLASSES.size(); label++) {
            for (int i = 0; i < each; i++) {
                String name = prefix + "-" + CLASSES.get(label) + "-" + i;
                String digest = Digests.ofText(name);
                pictures.add(new TrainingPictures.Picture(Path.of(name), digest, label, digest));
            }
        }
        return pictures;
    }

    static Regularization regularization() {
        return new Regularization(0.2, 0.05, 1e-4, 0, 10, false);
    }

    static TrainingPlan plan(List<PhasePlan> phases) {
        return new TrainingPlan(
                TrainingPlan.SCHEMA_VERSION,
                "tiny",
                weights().digest(),
                SIDE,
                SIDE,
                CLASSES,
                new Fit.Stretch(),
                Augmentation.Preset.LIGHT.augmentation(),
                3,
                phases,
                8,
                8,
                regularization(),
                42,
                2,
                TrunkEngine.ONNX_RUNTIME,
                1 << 30,
                Optional.empty(),
                false);
    }

    static PhasePlan headPhase(int epochs, double rate) {
        return new PhasePlan(2, epochs, rate, rate, 1, 1, epochs);
    }

    @Override
    public DecodedPicture read(Path file, int shortSide) {
        reads.incrementAndGet();
        String name = file.toString();
        int label = CLASSES.indexOf(name.split("-")[1]);
        CounterRandom random = CounterRandom.of(name.hashCode());
        byte[] rgb = new byte[SIDE * SIDE * 3];
        for (int i = 0; i < rgb.length; i++) {
            double base = i % 3 == 2 - label ? 160 : 90;
            rgb[i] = (byte)
                    Math.max(0, Math.min(255, base + noise * 60 * random.symmetric(i % 3) + random.below(20, i)));
        }
        return new DecodedPicture(
                new RgbImage(SIDE, SIDE, rgb), new PictureInfo("PNG", SIDE, SIDE, false, Optional.empty()));
    }

    /** The pooled features [F] of a picture's plain view, without any of the machinery. */
    float[] features(TrainingPictures.Picture picture) {
        byte[] rgb = read(picture.file(), SIDE).image().rgb();
        float[] pixels = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            pixels[i] = rgb[i] & 0xFF;
        }
        try (Trunk trunk = trunk(backbone(), weights(), 2, 1)) {
            return trunk.run(pixels, 1).get(0);
        }
    }

    @Override
    public Trunk trunk(NetworkDescription backbone, Weights weights, int frozenStages, int threads) {
        return new Trunk() {
            @Override
            public List<float[]> run(float[] pictures, int count) {
                trunkPictures.addAndGet(count);
                float[] features = new float[count * FEATURES];
                for (int n = 0; n < count; n++) {
                    for (int i = 0; i < SIDE * SIDE * 3; i++) {
                        float value = pictures[n * SIDE * SIDE * 3 + i] / 255 / SIDE / SIDE;
                        features[n * FEATURES + i % 3] += value;
                        features[n * FEATURES + 3 + i % 3] += value * value * SIDE * SIDE;
                    }
                }
                return List.of(features);
            }

            @Override
            public List<Integer> outputSizes() {
                return List.of(FEATURES);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Override
    public TrainableTail tail(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained) {
        return new SoftmaxTail(weights);
    }
}
