package graft.worker.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The request to train what a prepared run will train, or all of the backbone that comes with Graft, for a moment ({@link graft.training.TailTrial}), on whatever device
 * this worker was started with.
 *
 * @param run the run's folder, which holds the plan; empty for the backbone that comes with Graft
 * @param backbones the folder of imported backbones
 * @param milliseconds how long
 * @param card whether it is a graphics card that is to be tried; where the worker has none, nothing is
 */
public record DeviceTrialCall(Optional<String> run, String backbones, long milliseconds, boolean card) {

    public static final String KIND = "try-device";

    /**
     * What came of it.
     *
     * @param backend class name of ND4J's backend
     * @param card whether that backend computes on a graphics card
     * @param figures to be compared with those of another device; none if nothing was tried
     * @param picturesPerSecond that went forward and backward; 0 if nothing was tried
     */
    public record Tried(String backend, boolean card, List<Double> figures, double picturesPerSecond) {
        public Tried {
            figures = List.copyOf(figures);
        }
    }
}
