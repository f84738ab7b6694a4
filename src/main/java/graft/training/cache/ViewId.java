package graft.training.cache;

/**
 * One augmented view of one picture.
 *
 * @param pictureDigest SHA-256 of the picture's file, in hexadecimal
 * @param view 0 for the plain picture
 */
public record ViewId(String pictureDigest, int view) {

    public ViewId {
        if (pictureDigest.length() != 64 || view < 0) {
            throw new IllegalArgumentException("view " + view + " of " + pictureDigest);
        }
    }
}
