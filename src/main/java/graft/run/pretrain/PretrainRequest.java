package graft.run.pretrain;

import graft.backbone.family.Architecture;
import graft.backbone.family.Architectures;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.network.Shapes;
import graft.training.pretrain.PretrainPlan;
import java.util.List;
import java.util.Optional;

/**
 * What a person says about a pretraining, and the defaults of what they leave out.
 *
 * @param network name of an architecture
 * @param inputSize in pixels; the network's own if absent
 * @param validationFraction share of the pictures kept aside, where folders do not say which
 */
public record PretrainRequest(
        String network,
        Optional<Integer> inputSize,
        Augmentation augmentation,
        int epochs,
        int batchSize,
        Optional<Double> learningRate,
        double weightDecay,
        double labelSmoothing,
        Optional<Double> averaging,
        double validationFraction,
        long seed) {

    /** For a batch of 64; found good for Sprout, and not far off for others with batch normalisation. */
    private static final double LEARNING_RATE = 2e-3;
    /** Without batch normalisation, larger steps soon run away. */
    private static final double LEARNING_RATE_WITHOUT_NORMALIZATION = 5e-4;

    private static final double WARMUP_SHARE = 0.05;
    private static final double CLIP_NORM = 5;

    /**
     * The plan.
     *
     * @param threads how many may read pictures
     * @throws GraftException with {@link ErrorCode#USAGE} if there is no such network, or it does not take this input size
     */
    public PretrainPlan plan(List<String> classes, int threads) {
        Architecture architecture = architecture();
        int size = inputSize.orElse(architecture.source().input().height());
        requireFit(architecture, size);
        return new PretrainPlan(
                network,
                size,
                classes,
                new Fit.Stretch(),
                augmentation,
                epochs,
                batchSize,
                learningRate.orElseGet(() -> usualRate(architecture)),
                Math.min(1.0 * epochs / 2, Math.max(1, WARMUP_SHARE * epochs)),
                weightDecay,
                CLIP_NORM,
                labelSmoothing,
                averaging,
                seed,
                threads);
    }

    private Architecture architecture() {
        return Architectures.byName(network)
                .orElseThrow(() -> new GraftException(
                        ErrorCode.USAGE, Message.of("pretrain.noNetwork", network, Architectures.names())));
    }

    private static double usualRate(Architecture architecture) {
        boolean normalised = architecture.source().nodes().stream()
                .anyMatch(n -> n.operation() instanceof graft.network.Operation.BatchNormalization);
        return normalised ? LEARNING_RATE : LEARNING_RATE_WITHOUT_NORMALIZATION;
    }

    private static void requireFit(Architecture architecture, int size) {
        boolean allowed = size >= PretrainPlan.SMALLEST_INPUT && size <= PretrainPlan.LARGEST_INPUT;
        try {
            if (allowed) {
                Shapes.of(architecture.source().withInputSize(size, size));
                return;
            }
        } catch (IllegalArgumentException e) {
            throw new GraftException(
                    ErrorCode.USAGE, Message.of("pretrain.inputSize", architecture.name(), String.valueOf(size)), e);
        }
        throw new GraftException(
                ErrorCode.USAGE, Message.of("pretrain.inputSize", architecture.name(), String.valueOf(size)));
    }
}
