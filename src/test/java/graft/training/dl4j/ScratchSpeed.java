package graft.training.dl4j;

import graft.backbone.family.Architectures;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.training.pretrain.HeInitialization;
import graft.training.pretrain.ScratchNetwork.ScratchBatch;
import graft.training.pretrain.ScratchNetwork.StepRates;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * Measures whole steps of training from scratch on one thread, by processor time, because that hardly depends on what else
 * runs: {@code ScratchSpeed NETWORK PIXELS BATCH STEPS}.
 */
final class ScratchSpeed {

    private static final int CLASSES = 20;

    private ScratchSpeed() {}

    public static void main(String[] arguments) {
        int size = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int steps = Integer.parseInt(arguments[3]);
        NetworkDescription source =
                Architectures.byName(arguments[0]).orElseThrow().source().withInputSize(size, size);
        NetworkDescription network =
                source.with(Head.stage(Shapes.of(source).output().channels(), CLASSES, 0));
        Nd4j.getBackend();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        Random random = new Random(1);
        float[] pictures = new float[batch * size * size * 3];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = 2 * random.nextFloat() - 1;
        }
        float[] targets = new float[batch * CLASSES];
        for (int i = 0; i < batch; i++) {
            targets[i * CLASSES + i % CLASSES] = 1;
        }
        try (Dl4jScratch scratch = Dl4jScratch.create(network, HeInitialization.of(network, 1))) {
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < steps; i++) {
                double before = processorSeconds();
                scratch.step(new ScratchBatch(batch, pictures, targets), new StepRates(1e-4, 0.05, 5));
                best = Math.min(best, processorSeconds() - before);
            }
            System.out.printf("%s %d px, batch %d: %.1f pictures a second%n", arguments[0], size, batch, batch / best);
        }
    }

    private static double processorSeconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
