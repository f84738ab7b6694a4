package graft.training.pretrain;

import graft.data.Augmentation;
import graft.data.Fit;
import java.util.List;
import java.util.Optional;

/**
 * Everything a pretraining depends on besides its pictures and their split, as data. The same plan, pictures and kind of
 * machine give the same numbers on the CPU.
 *
 * @param network name of the architecture
 * @param inputSize height and width of the picture the network sees, in pixels
 * @param classes the labels, in the order of the answers
 * @param fit how pictures are brought to the input size
 * @param augmentation how the views of a training picture differ; every epoch sees new ones
 * @param epochs how often every training picture is seen
 * @param batchSize pictures a step, normalised together
 * @param learningRate the highest, after the warm-up
 * @param warmupEpochs over how many epochs the rate climbs; parts of one are allowed
 * @param weightDecay AdamW's; a kernel shrinks by {@code rate * weightDecay} of itself in a step
 * @param clipNorm the gradient's global norm is scaled down to this
 * @param labelSmoothing the share of a target that is spread over all classes (Szegedy et al. 2016)
 * @param averaging decay of the weights' moving average that is kept instead of the last weights; absent for the last
 * @param seed of every random choice
 * @param threads how many threads read pictures
 */
public record PretrainPlan(
        String network,
        int inputSize,
        List<String> classes,
        Fit fit,
        Augmentation augmentation,
        int epochs,
        int batchSize,
        double learningRate,
        double warmupEpochs,
        double weightDecay,
        double clipNorm,
        double labelSmoothing,
        Optional<Double> averaging,
        long seed,
        int threads) {

    /** With fewer pixels than this nothing is left of the maps of a usual network. */
    public static final int SMALLEST_INPUT = 32;
    /** More than any published network of the kinds known here takes. */
    public static final int LARGEST_INPUT = 1024;

    public PretrainPlan {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("classes: " + classes);
        }
        if (inputSize < SMALLEST_INPUT || inputSize > LARGEST_INPUT || epochs < 1 || batchSize < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "input " + inputSize + ", epochs " + epochs + ", batch " + batchSize + ", threads " + threads);
        }
        if (!(learningRate > 0 && warmupEpochs >= 0 && weightDecay >= 0 && clipNorm > 0)
                || !(labelSmoothing >= 0 && labelSmoothing < 1)
                || averaging.filter(d -> !(d > 0 && d < 1)).isPresent()) {
            throw new IllegalArgumentException(
                    "rate " + learningRate + ", warm-up " + warmupEpochs + ", decay " + weightDecay + ", clip "
                            + clipNorm + ", smoothing " + labelSmoothing + ", averaging " + averaging);
        }
    }

    /**
     * The share of the highest rate at a step, in (0, 1]: a straight climb while warming up, then half a cosine down to
     * nothing at the end (Loshchilov and Hutter 2017).
     *
     * @param step counted from 0 over all epochs
     */
    double rateFactor(long step, int stepsPerEpoch) {
        double warmup = warmupEpochs * stepsPerEpoch;
        double total = (double) epochs * stepsPerEpoch;
        if (step < warmup) {
            return (step + 1) / (warmup + 1);
        }
        return 0.5 * (1 + Math.cos(Math.PI * Math.min(1, (step - warmup) / (total - warmup))));
    }
}
