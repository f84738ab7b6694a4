package graft.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import graft.backbone.family.Architectures;
import graft.benchmark.dl4j.TailSpeed;
import graft.benchmark.onnx.TrunkSpeed;
import graft.compute.Processors;
import graft.network.NetworkCost;
import graft.network.NetworkCost.StageCost;
import graft.network.NetworkDescription;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every architecture costs by its description, and how fast it is frozen and at three cuts. */
@Command(name = "networks", description = "Every architecture: its size, and pictures a second frozen and trained.")
final class NetworksBenchmark implements Callable<Integer> {

    private static final double MILLION = 1e6;

    @Option(names = "--architecture", description = "By name; one of every family without.")
    private List<String> architectures = new ArrayList<>(List.of(
            "sprout",
            "squeezenet_v1.1",
            "mobilenet_v2_0.35",
            "mobilenet_v2_1.0",
            "mobilenet_v1_1.0",
            "mobilenet_v3_small",
            "mobilenet_v3_large",
            "efficientnet_b0",
            "efficientnet_b1",
            "efficientnet_b2",
            "efficientnet_b3",
            "densenet121",
            "resnet50",
            "resnet50_v2",
            "resnet101",
            "inception_v3",
            "xception",
            "vgg16",
            "vgg19"));

    @Option(names = "--batch", defaultValue = "8", description = "Goes through at once.")
    private int batch = 8;

    @Option(names = "--threads", description = "As many as there are cores without.")
    private int threads = Processors.detect().physical();

    @Option(
            names = "--by-processor-time",
            description = "Pictures a second of processor time, which other programs at work hardly change.")
    private boolean byProcessorTime;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Rows rows = new Rows(
                "architecture",
                "parameters, million",
                "multiply-adds, million",
                "frozen, pictures a second",
                "memory, MiB",
                "last quarter trained",
                "memory",
                "last half trained",
                "memory",
                "everything trained",
                "memory");
        for (String architecture : architectures) {
            rows.add(cells(architecture));
        }
        System.out.println("Batches of " + batch + ", " + threads + " threads");
        rows.print();
        return 0;
    }

    private Object[] cells(String architecture) throws IOException, InterruptedException {
        NetworkDescription network =
                Architectures.byName(architecture).orElseThrow().source();
        int stages = network.stages().size();
        List<Object> cells = new ArrayList<>(
                List.of(architecture, total(network, StageCost::parameters), total(network, StageCost::multiplyAdds)));
        add(cells, child(TrunkSpeed.class, architecture, Integer.toString(threads)));
        for (int frozen : new int[] {stages - Math.max(1, stages / 4), stages - stages / 2, 0}) {
            String size = Integer.toString(batch);
            add(cells, child(TailSpeed.class, architecture, Integer.toString(frozen), size, size));
        }
        return cells.toArray();
    }

    private static double total(NetworkDescription network, ToLongFunction<StageCost> figure) {
        return NetworkCost.of(network).stream().mapToLong(figure).sum() / MILLION;
    }

    private JsonNode child(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return Child.likeAWorker(Files.createTempDirectory("benchmark"), threads, main, arguments)
                .run()
                .report();
    }

    private void add(List<Object> cells, JsonNode speed) {
        cells.add(
                speed.get(byProcessorTime ? "perProcessorSecond" : "perSecond").asDouble());
        cells.add(speed.get("peakMiB").asLong());
    }
}
