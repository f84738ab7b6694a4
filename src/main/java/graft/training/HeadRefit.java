package graft.training;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.network.Weights;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains the head of a run once more, on training and validation pictures together: once they have chosen the epoch,
 * validation pictures are worth more as something to learn from. What comes of it has no validation figure of its own, so
 * it is for runs that have test pictures.
 */
final class HeadRefit {

    private final Trainer.Job job;
    private final HeadFit fit;
    private final PhaseActivations activations;

    HeadRefit(Trainer.Job job, HeadFit fit, PhaseActivations activations) {
        this.job = job;
        this.fit = fit;
        this.activations = activations;
    }

    /**
     * What came of it.
     *
     * @param head the weights of the head, for features as they are
     */
    record Refitted(Weights head, Refit refit) {}

    /**
     * Trains, or says why not.
     *
     * @param epochs for how long
     * @param values how many features a picture has
     * @param advice hears what was done and why
     * @param progress hears of the views that were still missing
     * @return nothing if the run is to end, features are not kept on disk, or the head runs away
     * @throws GraftException with code CANCELLED if the run is to pause; DATA if a picture can no longer be read; DEVICE
     *     if disk or memory do not suffice
     */
    Optional<Refitted> train(
            int epochs,
            int values,
            Consumer<Message> advice,
            PhaseActivations.FeatureProgress progress,
            TrainingControl control) {
        try {
            Optional<PhaseActivations.Present> features = activations.ofAll(values, advice, progress, control);
            if (features.isEmpty()) {
                advice.accept(Message.of("training.refitNotCached"));
                return Optional.empty();
            }
            return train(epochs, features.get(), advice, control);
        } catch (GraftException e) {
            if (e.code() != ErrorCode.CANCELLED || control.wish() != TrainingControl.Wish.STOP) {
                throw e;
            }
            advice.accept(Message.of("training.refitEnded"));
            return Optional.empty();
        }
    }

    private Optional<Refitted> train(
            int epochs, PhaseActivations.Present present, Consumer<Message> advice, TrainingControl control) {
        List<TrainingPictures.Picture> pictures = Stream.concat(
                        job.pictures().training().stream(), job.pictures().validation().stream())
                .toList();
        try (PhaseActivations.Present features = present) {
            Optional<HeadFit.Fitted> fitted = fit.train(pictures, features, epochs, control);
            if (fitted.isEmpty()) {
                boolean ended = control.wish() == TrainingControl.Wish.STOP;
                advice.accept(Message.of(ended ? "training.refitEnded" : "training.refitDiverged"));
                return Optional.empty();
            }
            try (HeadFit.Fitted head = fitted.get()) {
                advice.accept(Message.of("training.refit", pictures.size(), epochs));
                return Optional.of(new Refitted(head.head(), new Refit(pictures.size(), epochs)));
            }
        }
    }
}
