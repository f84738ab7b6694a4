package graft.benchmark;

import graft.backbone.WeightFiles;
import graft.backbone.family.Architectures;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.testing.FormulaWeights;
import java.nio.file.Path;
import java.util.Set;

/** The weights that a measurement computes with. */
public final class WeightChoice {

    /** With weights as large as the others', what goes through these grows from block to block. */
    private static final Set<String> PLAIN =
            Set.of("resnet50", "resnet101", "resnet50_v2", "xception", "densenet121", "sprout");

    private WeightChoice() {}

    /**
     * Real weights, or some made by formula: how fast a network is does not depend on them as long as no value becomes so
     * small or so large that processors compute it the slow way.
     *
     * @param choice an architecture by its name, or a weights file
     */
    public static BatchNormFolding.Folded load(String choice) {
        if (!Architectures.has(choice)) {
            return WeightFiles.load(Path.of(choice));
        }
        NetworkDescription source = Architectures.byName(choice).orElseThrow().source();
        return BatchNormFolding.fold(source, FormulaWeights.of(source, PLAIN.contains(choice) ? 1.0 : 1.4));
    }
}
