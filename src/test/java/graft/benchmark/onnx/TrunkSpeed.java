package graft.benchmark.onnx;

import com.sun.management.OperatingSystemMXBean;
import graft.benchmark.PeakMemory;
import graft.benchmark.WeightChoice;
import graft.common.Json;
import graft.network.BatchNormFolding;
import graft.network.InputSpec;
import graft.network.file.OnnxOutput;
import graft.training.onnx.OnnxTrunk;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;

/** A whole backbone as the frozen trunk of a run, over pictures that are ready. One line of JSON. */
public final class TrunkSpeed {

    private static final double SECONDS = 4;
    private static final int PICTURES_A_THREAD = 8;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TrunkSpeed() {}

    /** Arguments: weights file or architecture, threads. */
    public static void main(String[] args) throws IOException {
        BatchNormFolding.Folded backbone = WeightChoice.load(args[0]);
        int threads = Integer.parseInt(args[1]);
        InputSpec input = backbone.network().input();
        int count = PICTURES_A_THREAD * threads;
        float[] pictures = new float[count * input.height() * input.width() * 3];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = i * 31L % 256;
        }
        List<OnnxOutput> outputs =
                List.of(new OnnxOutput.Pooled(backbone.network().stages().size()));
        try (OnnxTrunk trunk = OnnxTrunk.open(backbone.network(), backbone.weights(), outputs, threads)) {
            trunk.run(pictures, count);
            long begun = System.nanoTime();
            long used = PROCESS.getProcessCpuTime();
            long done = 0;
            double seconds = 0;
            while (seconds < SECONDS) {
                trunk.run(pictures, count);
                done += count;
                seconds = (System.nanoTime() - begun) / 1e9;
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
}
