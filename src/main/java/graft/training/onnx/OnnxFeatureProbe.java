package graft.training.onnx;

import graft.backbone.FeatureProbe;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import java.util.List;

/** Asks a backbone for the features of one picture through ONNX Runtime. */
public final class OnnxFeatureProbe implements FeatureProbe {

    private final int threads;

    /** A probe on one thread, which is enough for one picture. */
    public OnnxFeatureProbe() {
        this(1);
    }

    /**
     * @param threads how many threads ONNX Runtime may use, at least 1
     */
    public OnnxFeatureProbe(int threads) {
        this.threads = threads;
    }

    @Override
    public float[] features(NetworkDescription network, Weights weights, float[] picture) {
        List<OnnxOutput> pooled = List.of(new OnnxOutput.Pooled(network.stages().size()));
        try (OnnxTrunk trunk = OnnxTrunk.open(network, weights, pooled, threads, 1)) {
            return trunk.run(picture, 1).get(0);
        }
    }
}
