package graft.backbone;

import graft.backbone.family.Architecture;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.BatchNormFolding;
import graft.network.NetworkDescription;
import graft.network.Shapes;
import graft.network.WeightSpec;
import graft.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Weights whose tensors have our own names, as in a safetensors file that Graft wrote. */
final class NamedWeights {

    /** The first tensor of a network that the weights lack or have in another shape, and how many came before it. */
    private record Misfit(NetworkDescription network, WeightSpec spec, int fitted) {}

    /** The name under which a file of ours says what size of picture its network was trained for. */
    static final String INPUT = "input";

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{1,3})x([1-9][0-9]{1,3})");

    private NamedWeights() {}

    /**
     * Finds the network among the candidates, with or without batch normalisation, whose tensors are all there. Others,
     * as those of a head, are left aside.
     *
     * @param specs names and shapes in the file
     * @return the network in the form of the file
     * @throws GraftException with {@link ErrorCode#WEIGHTS}, naming the first tensor that does not fit the nearest
     */
    static NetworkDescription recognize(List<WeightSpec> specs, List<Architecture> candidates) {
        Map<String, WeightSpec> byName = new HashMap<>();
        specs.forEach(s -> byName.put(s.name(), s));
        List<Misfit> misfits = new ArrayList<>();
        // A network may hold all tensors of another, as VGG19 those of VGG16: the larger one is meant.
        Optional<NetworkDescription> largest = Optional.empty();
        for (Architecture architecture : candidates) {
            for (NetworkDescription form :
                    List.of(BatchNormFolding.fold(architecture.source()), architecture.source())) {
                Optional<Misfit> misfit = misfit(form, byName);
                misfit.ifPresent(misfits::add);
                if (misfit.isEmpty() && isLarger(form, largest)) {
                    largest = Optional.of(form);
                }
            }
        }
        if (largest.isPresent()) {
            return largest.get();
        }
        Misfit nearest = misfits.get(0);
        for (Misfit misfit : misfits) {
            nearest = misfit.fitted() > nearest.fitted() ? misfit : nearest;
        }
        throw refusal(nearest, byName);
    }

    private static boolean isLarger(NetworkDescription form, Optional<NetworkDescription> than) {
        return than.filter(t -> t.weights().size() >= form.weights().size()).isEmpty();
    }

    /**
     * The network at the input size that a file of ours names, as {@code "input": "96x96"}; at its usual one where it names none.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if the network does not take pictures of that size
     */
    static NetworkDescription sized(NetworkDescription form, Map<String, String> metadata) {
        Matcher size = SIZE.matcher(metadata.getOrDefault(INPUT, ""));
        if (!size.matches()) {
            return form;
        }
        NetworkDescription sized = form.withInputSize(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
        try {
            Shapes.of(sized);
            return sized;
        } catch (IllegalArgumentException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.impossible", form.name()), e);
        }
    }

    /** Folds batch normalisation, if there is any, and refuses values that cannot be weights. */
    static BatchNormFolding.Folded fold(NetworkDescription form, Weights weights) {
        try {
            BatchNormFolding.Folded folded = BatchNormFolding.fold(form, KerasWeights.requireNumbers(weights));
            KerasWeights.requireNumbers(folded.weights());
            return folded;
        } catch (IllegalArgumentException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.impossible", form.name()), e);
        }
    }

    private static Optional<Misfit> misfit(NetworkDescription form, Map<String, WeightSpec> specs) {
        int fitted = 0;
        for (WeightSpec spec : form.weights()) {
            if (!spec.equals(specs.get(spec.name()))) {
                return Optional.of(new Misfit(form, spec, fitted));
            }
            fitted++;
        }
        return Optional.empty();
    }

    private static GraftException refusal(Misfit misfit, Map<String, WeightSpec> specs) {
        String found = Optional.ofNullable(specs.get(misfit.spec().name()))
                .map(s -> s.shape().toString())
                .orElse("");
        return new GraftException(
                ErrorCode.WEIGHTS,
                Message.of(
                        found.isEmpty() ? "weights.tooFew" : "weights.misfit",
                        misfit.network().name(),
                        misfit.spec().name(),
                        misfit.spec().shape(),
                        found),
                misfit.fitted() + " tensors fitted",
                null);
    }
}
