package graft.training;

import graft.network.InputSpec;
import graft.network.Preprocessing;
import graft.network.Preprocessing.ChannelOrder;
import java.util.List;

/** The trunk of a network of which nothing is frozen: what is left of it is the preprocessing of the picture. */
public final class PreprocessingTrunk implements Trunk {

    private static final int CHANNELS = 3;

    private final InputSpec input;

    public PreprocessingTrunk(InputSpec input) {
        this.input = input;
    }

    @Override
    public List<float[]> run(float[] pictures, int count) {
        int plane = input.height() * input.width();
        float[] out = new float[count * CHANNELS * plane];
        Preprocessing preprocessing = input.preprocessing();
        for (int n = 0; n < count; n++) {
            for (int c = 0; c < CHANNELS; c++) {
                int from = preprocessing.order() == ChannelOrder.RGB ? c : CHANNELS - 1 - c;
                float mean = preprocessing.mean().get(c);
                float divisor = preprocessing.divisor().get(c);
                for (int i = 0; i < plane; i++) {
                    out[(n * CHANNELS + c) * plane + i] = (pictures[(n * plane + i) * CHANNELS + from] - mean) / divisor;
                }
            }
        }
        return List.of(out);
    }

    @Override
    public List<Integer> outputSizes() {
        return List.of(CHANNELS * input.height() * input.width());
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
