package graft.network.file;

/** Something a trunk answers. */
public sealed interface OnnxOutput {

    /**
     * What crosses the cut above this many stages, [N, C, H, W]; 0 is the preprocessed picture.
     *
     * @param frozenStages how many stages lie below the cut
     */
    record AtCut(int frozenStages) implements OnnxOutput {}

    /**
     * What a node gives.
     *
     * @param node its name
     */
    record AtNode(String node) implements OnnxOutput {}

    /**
     * The mean over height and width of what crosses the cut above this many stages, [N, C].
     *
     * @param frozenStages how many stages lie below the cut
     */
    record Pooled(int frozenStages) implements OnnxOutput {}

    /** The name of the output in the file. */
    default String outputName() {
        if (this instanceof AtCut cut) {
            return "cut_" + cut.frozenStages;
        }
        if (this instanceof Pooled pooled) {
            return "pooled_" + pooled.frozenStages;
        }
        return "node_" + ((AtNode) this).node;
    }
}
