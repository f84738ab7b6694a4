package graft.model.shift;

import java.util.List;

/**
 * How far a picture is from the nearest of the training, in the features that a head makes its answer of: one minus the
 * cosine of the angle, 0 to 2. (Nearest neighbours in such features tell what is foreign well: Sun et al., Out-of-distribution
 * detection with deep nearest neighbors, 2022.)
 */
public final class FeatureDistance {

    private final List<float[]> training;

    /**
     * @param training features of training pictures, [F] each, at least one; copied in unit length
     */
    public FeatureDistance(List<float[]> training) {
        this.training = training.stream().map(FeatureDistance::unit).toList();
    }

    /** The distance of a picture with these features to the nearest. */
    public double of(float[] features) {
        float[] unit = unit(features);
        double nearest = -1;
        for (float[] other : training) {
            float cosine = 0;
            for (int i = 0; i < unit.length; i++) {
                cosine += unit[i] * other[i];
            }
            nearest = Math.max(nearest, cosine);
        }
        return 1 - nearest;
    }

    private static float[] unit(float[] features) {
        double squares = 0;
        for (float value : features) {
            squares += (double) value * value;
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        float[] unit = new float[features.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = features[i] * scale;
        }
        return unit;
    }
}
