package graft.worker.protocol;

import graft.model.ModelMetadata;
import graft.model.StatedResult;
import java.util.Objects;
import java.util.Optional;

/**
 * The request to open a model from elsewhere and to tell what it says of itself. It is read, checked and loaded by the worker,
 * since nothing in such a file is to be trusted; what comes back is plain text and numbers. The answer is a {@link Report}.
 *
 * @param model path of a bundle or model file
 * @param threads how many threads the model may use, 1 or more
 */
public record OpeningCall(String model, int threads) {

    public static final String KIND = "open-model";

    public OpeningCall {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads);
        }
    }

    /**
     * What a model says of itself.
     *
     * @param stated how well it did where it was made; absent where it does not say
     */
    public record Report(ModelMetadata model, Optional<StatedResult> stated) {
        public Report {
            Objects.requireNonNull(model, "model");
        }
    }
}
