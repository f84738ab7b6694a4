package graft.benchmark.dl4j;

import com.sun.management.OperatingSystemMXBean;
import graft.benchmark.PeakMemory;
import graft.benchmark.WeightChoice;
import graft.common.CounterRandom;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.FeatureShape;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.Stage;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import graft.training.StepSettings;
import graft.training.TailBatch;
import graft.training.dl4j.Dl4jTail;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole training steps of the trained part of a network on activations that are ready. One line of JSON. */
public final class TailSpeed {

    private static final int CLASSES = 5;
    private static final double SECONDS = 5;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TailSpeed() {}

    /** Arguments: weights file or architecture, frozen stages (negative: that many are trained), batch, micro-batch. */
    public static void main(String[] args) throws IOException {
        BatchNormFolding.Folded backbone = WeightChoice.load(args[0]);
        int stages = backbone.network().stages().size();
        int asked = Integer.parseInt(args[1]);
        int frozen = asked < 0 ? stages + asked : asked;
        int batch = Integer.parseInt(args[2]);
        int microBatch = Integer.parseInt(args[3]);
        int features = Shapes.of(backbone.network()).output().channels();
        NetworkDescription network = backbone.network().with(Head.stage(features, CLASSES, 0.5));
        Weights weights = withHead(backbone.weights(), network);
        FeatureShape input = Shapes.of(network).atCut(frozen);
        TailBatch part = part(Math.min(batch, microBatch), input, features);
        StepSettings settings = new StepSettings(rates(network, frozen), batch, 5, 1e-3, 0);
        int parts = Math.max(1, batch / microBatch);
        try (Dl4jTail tail = Dl4jTail.create(network, frozen, weights, weights)) {
            long done = 0;
            long begun = 0;
            long used = 0;
            double seconds = 0;
            for (int step = -2; seconds < SECONDS; step++) {
                if (step == 0) {
                    begun = System.nanoTime();
                    used = PROCESS.getProcessCpuTime();
                }
                for (int i = 0; i < parts; i++) {
                    tail.accumulate(part);
                }
                tail.step(settings);
                if (step >= 0) {
                    done += batch;
                    seconds = (System.nanoTime() - begun) / 1e9;
                }
            }
            double worked = (PROCESS.getProcessCpuTime() - used) / 1e9;
            System.out.println(Json.line(Map.of(
                    "perSecond",
                    done / seconds,
                    "perProcessorSecond",
                    done / worked,
                    "peakMiB",
                    PeakMemory.ofThisProcess())));
        }
    }

    private static Weights withHead(Weights backbone, NetworkDescription network) {
        Stage head = network.stages().get(network.stages().size() - 1);
        List<WeightTensor> tensors = new ArrayList<>();
        head.nodes().forEach(node -> node.weights().forEach(spec -> tensors.add(small(spec))));
        return backbone.with(tensors);
    }

    /** Not zeros: gradients so small that the processor computes them the slow way would come of them. */
    private static WeightTensor small(WeightSpec spec) {
        CounterRandom random = CounterRandom.of(2);
        float[] values = new float[(int) spec.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.03 * random.symmetric(i));
        }
        return new WeightTensor(spec, values);
    }

    private static TailBatch part(int count, FeatureShape input, int features) {
        CounterRandom random = CounterRandom.of(1);
        float[] activations = new float[(int) (count * input.size())];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (float) random.uniform(i);
        }
        float[] targets = new float[count * CLASSES];
        for (int i = 0; i < count; i++) {
            targets[i * CLASSES + i % CLASSES] = 1;
        }
        float[] ones = new float[count * features];
        Arrays.fill(ones, 1);
        return new TailBatch(count, activations, targets, Arrays.copyOf(ones, count), ones);
    }

    private static Map<String, Double> rates(NetworkDescription network, int frozen) {
        Map<String, Double> rates = new LinkedHashMap<>();
        network.stages().subList(frozen, network.stages().size()).forEach(stage -> rates.put(stage.name(), 1e-6));
        return rates;
    }
}
