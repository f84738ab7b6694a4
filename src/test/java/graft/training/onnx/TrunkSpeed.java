package graft.training.onnx;

import graft.backbone.WeightFiles;
import graft.network.BatchNormFolding;
import graft.network.file.OnnxOutput;
import graft.network.testing.FormulaWeights;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures pictures a second of a trunk, for choosing {@link OnnxTrunk#DEFAULT_BATCH}; not a test. Arguments: weights
 * file, threads, batch sizes.
 */
public final class TrunkSpeed {

    private static final long LEAST_NANOSECONDS = 3_000_000_000L;

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
                for (int round = 0; round < 2; round++) {
                    long start = System.nanoTime();
                    long done = 0;
                    while (System.nanoTime() - start < LEAST_NANOSECONDS / 2) {
                        trunk.run(pictures, batch);
                        done += batch;
                    }
                    best = Math.max(best, done / ((System.nanoTime() - start) / 1e9));
                }
                System.out.printf(
                        "%s, batch %d: %.0f pictures/s%n", folded.network().name(), batch, best);
            }
        }
    }
}
