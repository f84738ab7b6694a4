package graft.backbone;

import graft.backbone.family.Architecture;
import graft.backbone.family.Architectures;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.BatchNormFolding;
import graft.network.Operation.Affine;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.util.List;

/** Puts the layers of a Keras file in the places of an architecture, told or recognised. */
public final class KerasWeights {

    /** An attempt to fit a file to one form of one architecture. */
    private record Attempt(Architecture architecture, Assignment assignment) {

        int fitted() {
            return assignment.misfit().map(Assignment.Misfit::layer).orElse(Integer.MAX_VALUE);
        }
    }

    /** When so many layers fit the form with batch normalisation, the file is not of the folded form. */
    private static final int TELLING_LAYERS = 2;

    private KerasWeights() {}

    /**
     * Puts layers in the places of this architecture. The file may have batch normalisation as layers or folded already,
     * and a classifier on top, which is left aside.
     *
     * @return the network without batch normalisation and its weights
     * @throws GraftException with {@link ErrorCode#WEIGHTS}, naming the first tensor that does not fit
     */
    public static BatchNormFolding.Folded assign(Architecture architecture, List<KerasLayer> layers) {
        return read(best(List.of(architecture), KerasNormalization.leftAside(layers)));
    }

    /**
     * Recognises the architecture by the shapes of its tensors and puts the layers in its places.
     *
     * @return the network without batch normalisation and its weights; its name tells the architecture
     * @throws GraftException with {@link ErrorCode#WEIGHTS}, naming the architecture that came nearest and the first
     *     tensor that does not fit it
     */
    public static BatchNormFolding.Folded recognize(List<KerasLayer> all) {
        List<KerasLayer> layers = KerasNormalization.leftAside(all);
        Attempt attempt = best(Architectures.recognizable(), layers);
        if (attempt.fitted() == 0 && !layers.isEmpty()) {
            KerasTensor first = layers.get(0).tensors().get(0);
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of("weights.unrecognized", first.name(), first.shape(), Architectures.names()));
        }
        return read(attempt);
    }

    private static Attempt best(List<Architecture> candidates, List<KerasLayer> layers) {
        // The first of equals: published widths come before others, the form as published before the folded one.
        Attempt best = new Attempt(candidates.get(0), Assignment.toSource(candidates.get(0), layers));
        for (Architecture architecture : candidates) {
            if (!beginsLike(architecture, layers)) {
                continue;
            }
            Attempt source = new Attempt(architecture, Assignment.toSource(architecture, layers));
            best = better(best, source);
            if (source.fitted() < TELLING_LAYERS && foldsWhole(architecture)) {
                best = better(best, new Attempt(architecture, Assignment.toFolded(architecture, layers)));
            }
            if (best.assignment().misfit().isEmpty()) {
                return best;
            }
        }
        return best;
    }

    /** Most candidates are ruled out by the size of their first convolution, without looking at the others. */
    private static boolean beginsLike(Architecture architecture, List<KerasLayer> layers) {
        List<Integer> kernel =
                KerasSlot.of(architecture.kerasLayers().get(0)).get(0).kerasShape();
        return layers.isEmpty() || layers.get(0).tensors().get(0).shape().equals(kernel);
    }

    private static Attempt better(Attempt one, Attempt other) {
        return other.fitted() > one.fitted() ? other : one;
    }

    private static boolean foldsWhole(Architecture architecture) {
        return BatchNormFolding.fold(architecture.source()).nodes().stream()
                .noneMatch(n -> n.operation() instanceof Affine);
    }

    private static BatchNormFolding.Folded read(Attempt attempt) {
        attempt.assignment().misfit().ifPresent(m -> {
            throw misfit(attempt.architecture().name(), m);
        });
        BatchNormFolding.Folded folded;
        try {
            folded = attempt.assignment().read();
        } catch (IllegalArgumentException e) {
            throw new GraftException(
                    ErrorCode.WEIGHTS,
                    Message.of("weights.impossible", attempt.architecture().name()),
                    e);
        }
        requireNumbers(folded.weights());
        return folded;
    }

    /** Refuses weights with infinite values or values that are not numbers. */
    static Weights requireNumbers(Weights weights) {
        for (WeightTensor tensor : weights.tensors()) {
            for (float value : tensor.values()) {
                if (!Float.isFinite(value)) {
                    throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.notNumbers", tensor.name()));
                }
            }
        }
        return weights;
    }

    private static GraftException misfit(String architecture, Assignment.Misfit misfit) {
        String key = "weights.misfit";
        if (misfit.expected().isEmpty()) {
            key = "weights.tooMany";
        } else if (misfit.found().isEmpty()) {
            key = "weights.tooFew";
        }
        return new GraftException(
                ErrorCode.WEIGHTS,
                Message.of(key, architecture, misfit.tensor(), misfit.expected(), misfit.found()),
                misfit.layer() + " layers fitted",
                null);
    }
}
