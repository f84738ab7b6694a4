package graft.model;

import graft.common.CancellationToken;
import graft.data.RgbImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out which places count by covering them, one after the other, and asking again (Zeiler and Fergus 2014): for models
 * that cannot tell it themselves. It says where something is missed, which is not quite the same as where something is seen,
 * and takes as many answers as there are places.
 */
public final class Occlusion {

    /** Places along each side: as many as the maps of most networks have. */
    static final int CELLS = 7;

    /** A cover is two places wide, so that what lies across a border is hidden whole once. */
    private static final int COVER = 2;

    private static final int CHANNELS = 3;
    private static final double LEAST_PROBABILITY = 1e-6;

    private Occlusion() {}

    /**
     * Covers all places of an input in turn.
     *
     * @param input made by {@link Classifier#fit}
     * @return for each class and place by how much the logarithm of its probability falls where that place is covered with
     *     the mean colour; the same unit as logits after temperature
     */
    public static ClassActivation of(Classifier classifier, RgbImage input, CancellationToken cancellation) {
        List<Double> whole = classifier.answer(List.of(input)).get(0).probabilities();
        byte[] mean = mean(input);
        int places = CELLS * CELLS;
        float[] values = new float[whole.size() * places];
        for (int first = 0; first < places; first += classifier.batchSize()) {
            cancellation.throwIfCancelled();
            List<RgbImage> covered = new ArrayList<>();
            for (int place = first; place < Math.min(places, first + classifier.batchSize()); place++) {
                covered.add(covered(input, place, mean));
            }
            List<Answer> answers = classifier.answer(covered);
            for (int i = 0; i < answers.size(); i++) {
                for (int c = 0; c < whole.size(); c++) {
                    double fall = log(whole.get(c))
                            - log(answers.get(i).probabilities().get(c));
                    values[c * places + first + i] = (float) fall;
                }
            }
        }
        return new ClassActivation(whole.size(), CELLS, CELLS, values);
    }

    private static double log(double probability) {
        return Math.log(Math.max(LEAST_PROBABILITY, probability));
    }

    private static byte[] mean(RgbImage input) {
        byte[] rgb = input.rgb();
        byte[] mean = new byte[CHANNELS];
        for (int channel = 0; channel < CHANNELS; channel++) {
            long sum = 0;
            for (int i = channel; i < rgb.length; i += CHANNELS) {
                sum += rgb[i] & 0xFF;
            }
            mean[channel] = (byte) Math.round((double) sum * CHANNELS / rgb.length);
        }
        return mean;
    }

    /** The input with a square of one colour over a place, cut off at its edges. */
    private static RgbImage covered(RgbImage input, int place, byte[] colour) {
        byte[] rgb = input.rgb().clone();
        int top = from(place / CELLS, input.height());
        int bottom = to(place / CELLS, input.height());
        int left = from(place % CELLS, input.width());
        int right = to(place % CELLS, input.width());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                System.arraycopy(colour, 0, rgb, (y * input.width() + x) * CHANNELS, CHANNELS);
            }
        }
        return new RgbImage(input.width(), input.height(), rgb);
    }

    private static int from(int cell, int length) {
        return (int) Math.max(0, Math.round((cell + 0.5 - COVER / 2.0) * length / CELLS));
    }

    private static int to(int cell, int length) {
        return (int) Math.min(length, Math.round((cell + 0.5 + COVER / 2.0) * length / CELLS));
    }
}
