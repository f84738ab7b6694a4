package graft.training.onnx;

import com.sun.management.OperatingSystemMXBean;
import graft.backbone.WeightFiles;
import graft.network.BatchNormFolding;
import graft.network.file.OnnxOutput;
import graft.network.testing.FormulaWeights;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures pictures a second of a trunk, for choosing {@link OnnxTrunk#DEFAULT_BATCH}; not a test. Arguments: weights
 * file, threads, batch sizes. Pictures for each second of processor time are told too: they hardly change when other
 * programs want the processor, but waiting threads count as working.
 */
public final class TrunkSpeed {

    private static final long LEAST_NANOSECONDS = 1_000_000_000L;
    private static final int ROUNDS = 4;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private TrunkSpeed() {}

    public static void main(String[] args) {
        BatchNormFolding.Folded folded = WeightFiles.load(Path.of(args[0]));
        int side = folded.network().input().height();
        float[] one = FormulaWeights.picture(side, side);
        List<OnnxOutput> outputs =
                List.of(new OnnxOutput.Pooled(folded.network().stages().size()));
        for (int i = 2; i < args.length; i++) {
            int batch = Integer.parseInt(args[i]);
            float[] pictures = new float[one.length * batch];
            for (int p = 0; p < batch; p++) {
                System.arraycopy(one, 0, pictures, p * one.length, one.length);
            }
            try (OnnxTrunk trunk =
                    OnnxTrunk.open(folded.network(), folded.weights(), outputs, Integer.parseInt(args[1]), batch)) {
                trunk.run(pictures, batch);
                trunk.run(pictures, batch);
                double best = 0;
                double thrifty = 0;
                for (int round = 0; round < ROUNDS; round++) {
                    long start = System.nanoTime();
                    long used = PROCESS.getProcessCpuTime();
                    long done = 0;
                    while (System.nanoTime() - start < LEAST_NANOSECONDS) {
                        trunk.run(pictures, batch);
                        done += batch;
                    }
                    best = Math.max(best, done / ((System.nanoTime() - start) / 1e9));
                    thrifty = Math.max(thrifty, done / ((PROCESS.getProcessCpuTime() - used) / 1e9));
                }
                System.out.printf(
                        "%s, batch %d: %.0f pictures/s, %.0f for each second of processor time%n",
                        folded.network().name(), batch, best, thrifty);
            }
        }
    }
}
