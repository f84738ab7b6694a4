package graft.training;

import java.util.Map;

/**
 * What one update of the weights depends on, besides the gradient.
 *
 * @param learningRates for each trained stage, by name, the rate of this step
 * @param totalWeight the sum of the example weights that were accumulated; the gradient is divided by it
 * @param clipNorm the global norm of the whole gradient is scaled down to this; infinite for no clipping
 * @param l2sp strength of the pull towards the pretrained weights, added to the gradient as {@code l2sp * (w - w0)} for
 *     every kernel of the backbone (L2-SP; Li, Grandvalet and Davoine 2018); 0 for none
 * @param weightDecay strength of the pull of the head's kernel towards zero, as {@code weightDecay * w}; 0 for none
 */
public record StepSettings(
        Map<String, Double> learningRates, double totalWeight, double clipNorm, double l2sp, double weightDecay) {

    public StepSettings {
        learningRates = Map.copyOf(learningRates);
        if (!(totalWeight > 0)) {
            throw new IllegalArgumentException("total weight " + totalWeight);
        }
    }
}
