package graft.worker.protocol;

/**
 * The request to a fresh worker to compare a run's model file with its training graph on picture files. The answer is a
 * {@link graft.model.ParityReport}.
 *
 * @param run the run's folder, with network, weights and model
 * @param images the folder of pictures
 * @param pictures how many pictures to try at most, at least 1
 */
public record ParityCall(String run, String images, int pictures) {

    public static final String KIND = "parity";

    /** Enough to notice a wrong export, and no more than a second or two. */
    public static final int FEW = 8;

    public ParityCall {
        if (pictures < 1) {
            throw new IllegalArgumentException("pictures " + pictures);
        }
    }

    /** The usual proof at the end of a run. */
    public ParityCall(String run, String images) {
        this(run, images, FEW);
    }
}
