package graft.model;

/**
 * How many pictures a model was made with.
 *
 * @param training what it learned from; the validation pictures are among these if it was trained again on them
 * @param validation what its epoch, temperature and limit were chosen on
 * @param test what its score was measured on; 0 where there were none
 */
public record PictureCounts(int training, int validation, int test) {

    public PictureCounts {
        if (training < 0 || validation < 0 || test < 0) {
            throw new IllegalArgumentException(training + ", " + validation + ", " + test + " pictures");
        }
    }
}
