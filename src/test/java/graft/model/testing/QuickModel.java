package graft.model.testing;

import graft.backbone.WeightFiles;
import graft.common.CounterRandom;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.BackboneNote;
import graft.model.ModelFile;
import graft.model.ModelMetadata;
import graft.model.ModelWriter;
import graft.model.PictureCounts;
import graft.network.BatchNormFolding;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.training.onnx.OnnxTrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model on real weights in seconds, without the trainer: a head of logistic regression, fitted by plain gradient descent,
 * on the pooled features of a folder of class folders.
 */
public record QuickModel(NetworkDescription network, Weights weights, ModelFile file) {

    private static final int STEPS = 400;
    private static final double RATE = 0.02;
    private static final double PULL = 0.02;

    /** Fits a head to the pictures. */
    public static QuickModel fit(Path weightsFile, Path classFolders, Fit fit, PictureReader reader)
            throws IOException, UnreadablePictureException {
        BatchNormFolding.Folded backbone = WeightFiles.load(weightsFile);
        List<String> labels = names(classFolders);
        List<float[]> features = new ArrayList<>();
        List<Integer> truth = new ArrayList<>();
        int stages = backbone.network().stages().size();
        try (OnnxTrunk trunk =
                OnnxTrunk.open(backbone.network(), backbone.weights(), List.of(new OnnxOutput.Pooled(stages)), 2)) {
            for (String label : labels) {
                for (String file : names(classFolders.resolve(label))) {
                    Path path = classFolders.resolve(label).resolve(file);
                    features.add(trunk.run(input(backbone.network(), fit, reader, path), 1)
                            .get(0));
                    truth.add(labels.indexOf(label));
                }
            }
        }
        return with(backbone, regression(features, truth, labels.size()), labels, fit, features.size());
    }

    /** A head of random weights: not right, but sure of itself. */
    public static QuickModel random(Path weightsFile, List<String> labels, Fit fit) {
        BatchNormFolding.Folded backbone = WeightFiles.load(weightsFile);
        int inputs = Shapes.of(backbone.network()).output().channels();
        CounterRandom random = CounterRandom.of(17);
        float[] weight = new float[labels.size() * inputs];
        for (int i = 0; i < weight.length; i++) {
            weight[i] = (float) random.symmetric(i) / 10;
        }
        return with(backbone, new float[][] {weight, new float[labels.size()]}, labels, fit, 0);
    }

    private static QuickModel with(
            BatchNormFolding.Folded backbone, float[][] head, List<String> labels, Fit fit, int pictures) {
        NetworkDescription network = network(backbone.network(), labels.size());
        int inputs = head[0].length / labels.size();
        Weights weights = backbone.weights()
                .with(List.of(
                        new WeightTensor(Head.DENSE + ".weight", List.of(labels.size(), inputs), head[0]),
                        new WeightTensor(Head.DENSE + ".bias", List.of(labels.size()), head[1])));
        byte[] bytes = ModelWriter.bytes(network, weights, metadata(network, labels, fit, pictures));
        return new QuickModel(network, weights, ModelFile.of(bytes));
    }

    private static NetworkDescription network(NetworkDescription backbone, int classes) {
        return backbone.with(Head.stage(Shapes.of(backbone).output().channels(), classes, 0.2));
    }

    private static ModelMetadata metadata(NetworkDescription network, List<String> labels, Fit fit, int pictures) {
        return new ModelMetadata(
                "quick",
                1,
                "",
                labels,
                network.input().height(),
                network.input().width(),
                fit,
                Resizer.VERSION,
                PictureReader.VERSION,
                1,
                Optional.empty(),
                new BackboneNote(network.name(), "real", "Apache-2.0", "ImageNet"),
                new PictureCounts(pictures, 0, 0),
                "test",
                Instant.EPOCH);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    private static float[] input(NetworkDescription network, Fit fit, PictureReader reader, Path file)
            throws UnreadablePictureException {
        int height = network.input().height();
        int width = network.input().width();
        RgbImage image =
                Resizer.fit(reader.read(file, fit.shortSide(height, width)).image(), fit, height, width);
        float[] values = new float[image.rgb().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.rgb()[i] & 0xFF;
        }
        return values;
    }

    /** Weights [C, F] and biases [C] of a softmax regression with a pull towards zero. */
    private static float[][] regression(List<float[]> features, List<Integer> truth, int classes) {
        int inputs = features.get(0).length;
        float[] weight = new float[classes * inputs];
        float[] bias = new float[classes];
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[weight.length];
            double[] biasGradient = new double[classes];
            for (int n = 0; n < features.size(); n++) {
                double[] error = error(features.get(n), weight, bias, truth.get(n));
                for (int c = 0; c < classes; c++) {
                    biasGradient[c] += error[c] / features.size();
                    for (int f = 0; f < inputs; f++) {
                        gradient[c * inputs + f] += error[c] * features.get(n)[f] / features.size();
                    }
                }
            }
            for (int i = 0; i < weight.length; i++) {
                weight[i] -= (float) (RATE * (gradient[i] + PULL * weight[i]));
            }
            for (int c = 0; c < classes; c++) {
                bias[c] -= (float) (RATE * biasGradient[c]);
            }
        }
        return new float[][] {weight, bias};
    }

    private static double[] error(float[] features, float[] weight, float[] bias, int truth) {
        double[] p = new double[bias.length];
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            double logit = bias[c];
            for (int f = 0; f < features.length; f++) {
                logit += weight[c * features.length + f] * features[f];
            }
            p[c] = Math.exp(logit);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] = p[c] / sum - (c == truth ? 1 : 0);
        }
        return p;
    }
}
