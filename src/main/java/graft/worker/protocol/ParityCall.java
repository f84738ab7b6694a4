package graft.worker.protocol;

/**
 * The request to a fresh worker to compare a run's model file with its training graph on picture files. The answer is a
 * {@link graft.model.ParityReport}.
 *
 * @param run the run's folder, with network, weights and model
 * @param images the folder of pictures
 */
public record ParityCall(String run, String images) {

    public static final String KIND = "parity";
}
