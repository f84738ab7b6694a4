package graft.benchmark.folds;

import graft.backbone.Backbone;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.network.InputSpec;
import graft.network.Weights;
import graft.network.file.OnnxOutput;
import graft.training.onnx.OnnxTrunk;
import java.nio.file.Path;
import java.util.List;

/** The pooled features of whole pictures, stretched to the input: what a probe learns from and a head sees. */
final class PooledFeatures {

    private static final int BATCH = 16;

    private PooledFeatures() {}

    /**
     * @param weights of the backbone, trained or not
     * @return one row of features for each file
     */
    static float[][] of(Backbone backbone, Weights weights, List<Path> files, PictureReader reader)
            throws UnreadablePictureException {
        InputSpec input = backbone.network().input();
        int stages = backbone.network().stages().size();
        Fit fit = new Fit.Stretch();
        float[][] rows = new float[files.size()][];
        try (OnnxTrunk trunk = OnnxTrunk.open(backbone.network(), weights, List.of(new OnnxOutput.Pooled(stages)), 1)) {
            int size = trunk.outputSizes().get(0);
            float[] batch = new float[BATCH * input.height() * input.width() * 3];
            for (int from = 0; from < rows.length; from += BATCH) {
                int count = Math.min(BATCH, rows.length - from);
                for (int i = 0; i < count; i++) {
                    RgbImage image = reader.read(files.get(from + i), fit.shortSide(input.height(), input.width()))
                            .image();
                    Resizer.fit(image, fit, input.height(), input.width()).copyTo(batch, i);
                }
                float[] features = trunk.run(batch, count).get(0);
                for (int i = 0; i < count; i++) {
                    rows[from + i] = java.util.Arrays.copyOfRange(features, i * size, (i + 1) * size);
                }
            }
        }
        return rows;
    }
}
