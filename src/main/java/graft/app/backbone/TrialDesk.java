package graft.app.backbone;

import graft.app.task.Workers;
import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.Augmentation;
import graft.data.Fit;
import graft.training.TrainingOptions;
import graft.worker.protocol.HeadTrialCall;
import graft.worker.protocol.Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a worker try backbones, and keeps what it found for the same pictures. Slow; never on the JavaFX thread. */
public final class TrialDesk {

    private static final Logger LOGGER = LoggerFactory.getLogger(TrialDesk.class);
    private static final long SEED = 1;

    private final Workers workers;
    private final Path backbones;
    private final Path activations;
    private final Path results;
    private final int threads;

    /**
     * @param backbones the folder of the person's own backbones
     * @param activations the folder of cached features
     * @param results where results are kept; may be deleted at any time
     * @param threads how many a trial may use
     */
    public TrialDesk(Workers workers, Path backbones, Path activations, Path results, int threads) {
        this.workers = workers;
        this.backbones = backbones;
        this.activations = activations;
        this.results = results;
        this.threads = threads;
    }

    /**
     * The result for a backbone on these pictures: as it was kept, or measured now.
     *
     * @param progress hears how many pictures have passed through it
     */
    Trial trial(
            BackboneOffer backbone,
            TrialPictures pictures,
            Fit fit,
            Progress progress,
            CancellationToken cancellation) {
        Path file = file(backbone, pictures, fit);
        Optional<Trial> kept = kept(file);
        if (kept.isPresent()) {
            return kept.get();
        }
        HeadTrialCall.Tried tried = workers.ask(
                HeadTrialCall.KIND,
                new HeadTrialCall(
                        backbones.toString(),
                        backbone.id(),
                        activations.toString(),
                        pictures.classes(),
                        pictures.pictures(),
                        options(fit),
                        threads),
                HeadTrialCall.Tried.class,
                event -> {
                    HeadTrialCall.Reached reached = Payload.as(event, HeadTrialCall.Reached.class);
                    progress.at(reached.done(), reached.total());
                },
                cancellation);
        cancellation.throwIfCancelled();
        Trial trial = new Trial(backbone.id(), pictures.classes(), tried);
        keep(file, trial);
        return trial;
    }

    /** The head alone, on pictures as they are: what every backbone can do without being changed. */
    private static TrainingOptions options(Fit fit) {
        return TrainingOptions.unsaid(SEED)
                .withAugmentation(Augmentation.Preset.NONE.augmentation())
                .withFit(fit)
                .withRefit(Optional.of(false));
    }

    private Path file(BackboneOffer backbone, TrialPictures pictures, Fit fit) {
        String key = Digests.ofText(backbone.id() + " " + fit.text() + " " + pictures.digest());
        return results.resolve(key.substring(0, 32) + ".json");
    }

    private static Optional<Trial> kept(Path file) {
        try {
            return Trial.DOCUMENT.readIfThere(file);
        } catch (GraftException e) {
            LOGGER.debug("{} is measured again", file, e);
            return Optional.empty();
        }
    }

    /** A result that cannot be kept is measured again next time. */
    private static void keep(Path file, Trial trial) {
        try {
            Trial.DOCUMENT.write(file, trial);
        } catch (IOException e) {
            LOGGER.debug("{} could not be kept", file, e);
        }
    }
}
