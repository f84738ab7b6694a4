package graft.worker.protocol;

import graft.training.TrainingOptions;
import java.util.List;
import java.util.Optional;

/**
 * The request to try a backbone on some training pictures: how right a cross-validated head is, and how fast it is here.
 * Its events are {@link Reached}.
 *
 * @param store the folder of imported backbones
 * @param backbone id of one that is ready
 * @param cache the folder of cached activations
 * @param classes at least two
 * @param pictures to try it on
 * @param options whose head alone is trained
 * @param threads how many it may use
 */
public record HeadTrialCall(
        String store,
        String backbone,
        String cache,
        List<String> classes,
        List<Picture> pictures,
        TrainingOptions options,
        int threads) {

    public static final String KIND = "try-head";

    public HeadTrialCall {
        classes = List.copyOf(classes);
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture to try it on.
     *
     * @param file where it lies
     * @param digest of its pixels
     * @param label index of its class
     * @param unit what it must not be torn apart from
     */
    public record Picture(String file, String digest, int label, String unit) {}

    /** So many pictures have passed through the backbone. */
    public record Reached(long done, long total) {}

    /**
     * What came of it: a row for each picture that a head answered which had not learned from it, in the same order for every
     * backbone.
     *
     * @param truth index of the right class
     * @param answers index of the class that was answered
     * @param units what each picture must not be torn apart from
     * @param picturesPerSecond read and put through the backbone; absent where that was done before
     */
    public record Tried(
            List<Integer> truth, List<Integer> answers, List<String> units, Optional<Double> picturesPerSecond) {
        public Tried {
            truth = List.copyOf(truth);
            answers = List.copyOf(answers);
            units = List.copyOf(units);
        }
    }
}
