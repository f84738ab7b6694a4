package graft.benchmark.dl4j;

import graft.backbone.WeightFiles;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.Shapes;
import graft.training.dl4j.FastPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.transferlearning.FineTuneConfiguration;
import org.deeplearning4j.nn.transferlearning.TransferLearning;
import org.deeplearning4j.nn.transferlearning.TransferLearningHelper;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * Transfer learning as the examples of Deeplearning4j teach it, for comparison: the classifier of a pretrained network is
 * replaced, everything below is frozen, and {@code fit} is called for each batch of 32; after every epoch the validation
 * pictures are answered. With {@code featurize}, what is frozen runs over each picture once
 * ({@link TransferLearningHelper}). Pictures are decoded once and stay in memory, which favours it: the library's own
 * iterator would decode them again in every epoch.
 *
 * <p>One line of JSON on standard output tells how long each part took. Whether oneDNN is used is decided by the options
 * the process was started with.
 */
public final class TransferLearningJob {

    private static final int BATCH = 32;
    private static final double RATE = 1e-3;

    private final ComputationGraph net;
    private final Map<String, Object> report = new LinkedHashMap<>();

    private TransferLearningJob(ComputationGraph net) {
        this.net = net;
    }

    /** Arguments: {@code plain} or {@code featurize}, weights file, folder with {@code train} and {@code val}, epochs. */
    public static void main(String[] args) throws Exception {
        BatchNormFolding.Folded backbone = WeightFiles.load(Path.of(args[1]));
        Path pictures = Path.of(args[2]);
        int epochs = Integer.parseInt(args[3]);
        long begun = System.nanoTime();
        DataSet training =
                PictureArrays.read(pictures.resolve("train"), backbone.network().input());
        DataSet validation =
                PictureArrays.read(pictures.resolve("val"), backbone.network().input());
        double decoding = seconds(begun);
        ComputationGraph pretrained = PlainGraph.of(backbone.network(), backbone.weights());
        int features = Shapes.of(backbone.network()).output().channels();
        TransferLearningJob job = new TransferLearningJob(transferred(pretrained, features, training.numOutcomes()));
        job.report.put("decoding", decoding);
        job.report.put("layersUseOneDnn", FastPath.layersUseOneDnn());
        if (args[0].equals("plain")) {
            job.plain(training, validation, epochs);
        } else {
            job.featurized(training, validation, epochs);
        }
        System.out.println(Json.line(job.report));
        System.exit(0);
    }

    /**
     * The network with a new classifier. Of depthwise layers M2.1 copies the kernels in the wrong order, so that the network
     * answers by chance; they are copied again.
     */
    private static ComputationGraph transferred(ComputationGraph pretrained, int features, int classes) {
        ComputationGraph net = new TransferLearning.GraphBuilder(pretrained)
                .fineTuneConfiguration(new FineTuneConfiguration.Builder()
                        .seed(1)
                        .updater(new Adam(RATE))
                        .build())
                .setFeatureExtractor(PlainGraph.POOLING)
                .removeVertexAndConnections(PlainGraph.CLASSIFIER)
                .addLayer(PlainGraph.CLASSIFIER, PlainGraph.classifier(features, classes), PlainGraph.POOLING)
                .setOutputs(PlainGraph.CLASSIFIER)
                .build();
        Map<String, INDArray> known = pretrained.paramTable();
        net.paramTable().forEach((name, values) -> {
            if (!name.startsWith(PlainGraph.CLASSIFIER)) {
                values.assign(known.get(name));
            }
        });
        return net;
    }

    private void plain(DataSet training, DataSet validation, int epochs) {
        List<Double> fitting = new ArrayList<>();
        List<Double> answering = new ArrayList<>();
        double accuracy = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            training.shuffle(epoch);
            long begun = System.nanoTime();
            training.batchBy(BATCH).forEach(net::fit);
            fitting.add(seconds(begun));
            begun = System.nanoTime();
            accuracy = accuracy(validation, net);
            answering.add(seconds(begun));
        }
        reportEpochs(fitting, answering, accuracy);
    }

    private void featurized(DataSet training, DataSet validation, int epochs) {
        TransferLearningHelper helper = new TransferLearningHelper(net);
        long begun = System.nanoTime();
        DataSet trainingFeatures = featurize(helper, training);
        DataSet validationFeatures = featurize(helper, validation);
        report.put("featurizing", seconds(begun));
        List<Double> fitting = new ArrayList<>();
        List<Double> answering = new ArrayList<>();
        double accuracy = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            trainingFeatures.shuffle(epoch);
            begun = System.nanoTime();
            trainingFeatures.batchBy(BATCH).forEach(helper::fitFeaturized);
            fitting.add(seconds(begun));
            begun = System.nanoTime();
            accuracy = accuracy(validationFeatures, helper.unfrozenGraph());
            answering.add(seconds(begun));
        }
        reportEpochs(fitting, answering, accuracy);
    }

    private static DataSet featurize(TransferLearningHelper helper, DataSet pictures) {
        List<DataSet> parts = new ArrayList<>();
        pictures.batchBy(BATCH).forEach(batch -> parts.add(helper.featurize(batch)));
        return DataSet.merge(parts);
    }

    private static double accuracy(DataSet pictures, ComputationGraph net) {
        int right = 0;
        for (DataSet batch : pictures.batchBy(BATCH)) {
            INDArray answered = net.outputSingle(batch.getFeatures()).argMax(1);
            INDArray expected = batch.getLabels().argMax(1);
            right += answered.eq(expected)
                    .castTo(Nd4j.defaultFloatingPointType())
                    .sumNumber()
                    .intValue();
        }
        return (double) right / pictures.numExamples();
    }

    private void reportEpochs(List<Double> fitting, List<Double> answering, double accuracy) {
        report.put("epochs", fitting.size());
        report.put("fitting", fitting.stream().mapToDouble(s -> s).sum());
        report.put("answering", answering.stream().mapToDouble(s -> s).sum());
        // The first epoch also pays for whatever is loaded or compiled once.
        List<Double> later = fitting.size() > 1 ? fitting.subList(1, fitting.size()) : fitting;
        report.put("epochFitting", median(later));
        report.put("epochAnswering", median(answering));
        report.put("accuracy", accuracy);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
