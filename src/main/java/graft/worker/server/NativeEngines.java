package graft.worker.server;

import graft.compute.NativeOptions;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.training.TrainableTail;
import graft.training.TrainingEngines;
import graft.training.Trunk;
import graft.training.dl4j.Dl4jTail;
import graft.training.onnx.OnnxTrunk;
import java.util.List;

/** Frozen stages through ONNX Runtime, trained ones through DL4J. */
final class NativeEngines implements TrainingEngines {

    @Override
    public Trunk trunk(NetworkDescription backbone, Weights weights, int frozenStages, int threads) {
        OnnxOutput output = frozenStages == backbone.stages().size()
                ? new OnnxOutput.Pooled(frozenStages)
                : new OnnxOutput.AtCut(frozenStages);
        return OnnxTrunk.open(backbone, weights, List.of(output), threads);
    }

    @Override
    public TrainableTail tail(NetworkDescription network, int frozenStages, Weights weights, Weights pretrained) {
        NativeOptions.requireFit();
        return Dl4jTail.create(network, frozenStages, weights, pretrained);
    }
}
