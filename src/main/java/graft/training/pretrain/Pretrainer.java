package graft.training.pretrain;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.PictureReader;
import graft.network.NetworkDescription;
import graft.network.Weights;
import graft.training.TrainingControl;
import graft.training.pretrain.EpochFigures.ValidationFigures;
import graft.training.pretrain.PictureBatches.Pending;
import graft.training.pretrain.ScratchNetwork.ScratchBatch;
import graft.training.pretrain.ScratchNetwork.Seen;
import graft.training.pretrain.ScratchNetwork.StepRates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Trains a network from its first weights, or from its latest checkpoint: AdamW, warm-up and cosine, a new view of every
 * picture in every epoch, and, if asked for, a moving average of the weights. One object trains once, on one thread.
 */
public final class Pretrainer {

    /** A kill costs at most about this much training. */
    private static final Duration INTERVAL = Duration.ofSeconds(60);

    private final PretrainJob job;
    private final Engine engine;
    private final PictureReader reader;
    private final PretrainCheckpoints store;
    private final Consumer<PretrainEvent> listener;
    private final TrainingControl control;
    private final LongSupplier nanoTime;
    private final List<EpochFigures> history = new ArrayList<>();

    /** Makes a network ready for training. */
    @FunctionalInterface
    public interface Engine {
        /**
         * @param network batch normalisation as nodes, with its head
         * @param start all its weights
         */
        ScratchNetwork create(NetworkDescription network, Weights start);
    }

    /**
     * @param store holds the checkpoint to go on from, if there is one
     * @param listener hears of everything, on the training thread
     * @param control asked between two steps
     * @param nanoTime {@link System#nanoTime}, or a test's
     */
    public Pretrainer(
            PretrainJob job,
            Engine engine,
            PictureReader reader,
            PretrainCheckpoints store,
            Consumer<PretrainEvent> listener,
            TrainingControl control,
            LongSupplier nanoTime) {
        this.job = job;
        this.engine = engine;
        this.reader = reader;
        this.store = store;
        this.listener = listener;
        this.control = control;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains to the end of the last epoch, or until the person stops it.
     *
     * @throws GraftException with {@link ErrorCode#CANCELLED} if it was paused, after a checkpoint; with
     *     {@link ErrorCode#DATA} if a picture is gone or training has run away
     */
    public Pretrained train() {
        Optional<PretrainCheckpoint> latest = latest();
        Weights start = latest.map(PretrainCheckpoint::current)
                .orElseGet(() -> HeInitialization.of(job.network(), job.plan().seed()));
        try (ScratchNetwork network = engine.create(job.network(), start);
                PictureBatches batches = new PictureBatches(
                        reader, job.plan(), job.network().input().preprocessing())) {
            latest.ifPresent(c -> network.setUpdaterState(c.updater()));
            latest.ifPresent(c -> history.addAll(c.history()));
            Optional<WeightAverage> average = job.plan()
                    .averaging()
                    .map(decay -> new WeightAverage(
                            decay,
                            latest.flatMap(PretrainCheckpoint::average).orElse(start),
                            latest.map(c -> c.updater().iteration()).orElse(0L)));
            PretrainProgress progress = new PretrainProgress(latest.map(PretrainCheckpoint::place), nanoTime);
            return new Session(network, batches, average, progress).run();
        }
    }

    private Optional<PretrainCheckpoint> latest() {
        try {
            return store.latest();
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint", e);
        }
    }

    /** The part of it that has native memory. */
    private final class Session {
        private final ScratchNetwork network;
        private final PictureBatches batches;
        private final Optional<WeightAverage> average;
        private final PretrainProgress progress;
        private final EpochSteps steps = new EpochSteps(job);
        private final PlainPictures validation;
        private long due = nanoTime.getAsLong() + INTERVAL.toNanos();

        Session(
                ScratchNetwork network,
                PictureBatches batches,
                Optional<WeightAverage> average,
                PretrainProgress progress) {
            this.network = network;
            this.batches = batches;
            this.average = average;
            this.progress = progress;
            this.validation = new PlainPictures(job, batches);
        }

        Pretrained run() {
            listener.accept(new PretrainEvent.Started(
                    learned(),
                    job.training().size(),
                    job.validation().size(),
                    progress.epoch(),
                    progress.step(),
                    steps.count()));
            boolean stopped = false;
            while (progress.epoch() <= job.plan().epochs() && !stopped) {
                stopped = !epoch();
            }
            Optional<ValidationFigures> last = history.isEmpty()
                    ? Optional.empty()
                    : history.get(history.size() - 1).validation();
            Optional<ValidationFigures> figures = stopped ? measure() : last;
            return new Pretrained(kept(), figures, history, progress.elapsed());
        }

        /** The rest of the epoch in progress; false if the person has stopped it. */
        private boolean epoch() {
            int epoch = progress.epoch();
            Pending next = begin(epoch, progress.step());
            while (progress.step() < steps.count()) {
                switch (control.wish()) {
                    case STOP -> {
                        return false;
                    }
                    case PAUSE -> {
                        save();
                        throw GraftException.cancelled();
                    }
                    case GO_ON -> {}
                }
                Pending ready = next;
                next = begin(epoch, progress.step() + 1);
                step(epoch, progress.step(), ready.await());
                if (nanoTime.getAsLong() - due >= 0 && progress.step() < steps.count()) {
                    save();
                }
            }
            end();
            return true;
        }

        private Pending begin(int epoch, int step) {
            int[] pictures = step < steps.count() ? steps.pictures(epoch, step) : new int[0];
            return batches.begin(steps.views(epoch, pictures));
        }

        private void step(int epoch, int step, float[] batch) {
            int[] pictures = steps.pictures(epoch, step);
            long all = (epoch - 1L) * steps.count() + step;
            double rate = job.plan().learningRate() * job.plan().rateFactor(all, steps.count());
            Seen seen = network.step(
                    new ScratchBatch(pictures.length, batch, steps.targets(pictures)),
                    new StepRates(rate, job.plan().weightDecay(), job.plan().clipNorm()));
            if (!Double.isFinite(seen.loss()) || !Double.isFinite(seen.gradientNorm())) {
                throw new GraftException(
                        ErrorCode.DATA, Message.of("pretrain.diverged", epoch), "loss " + seen.loss(), null);
            }
            average.ifPresent(a -> a.add(network.weights()));
            progress.stepDone(seen.loss(), steps.right(pictures, seen.logits()), pictures.length);
            listener.accept(new PretrainEvent.StepDone(epoch, progress.step(), steps.count(), seen.loss()));
        }

        private void end() {
            EpochFigures figures = progress.figures(this::measure);
            history.add(figures);
            progress.nextEpoch();
            listener.accept(new PretrainEvent.EpochDone(figures));
            save();
        }

        /** The validation pictures with the weights that would be kept now. */
        private Optional<ValidationFigures> measure() {
            if (average.isEmpty()) {
                return validation.measure(network);
            }
            Weights present = network.weights();
            network.setWeights(average.get().weights());
            Optional<ValidationFigures> figures = validation.measure(network);
            network.setWeights(present);
            return figures;
        }

        private Weights kept() {
            return average.map(WeightAverage::weights).orElseGet(network::weights);
        }

        private long learned() {
            return job.network().weights().stream()
                    .filter(s -> !s.name().contains(".running_"))
                    .mapToLong(s -> s.size())
                    .sum();
        }

        private void save() {
            try {
                store.save(new PretrainCheckpoint(
                        progress.place(),
                        history,
                        network.weights(),
                        network.updaterState(),
                        average.map(WeightAverage::weights)));
            } catch (IOException e) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("pretrain.notWritable"), e);
            }
            due = nanoTime.getAsLong() + INTERVAL.toNanos();
            listener.accept(new PretrainEvent.CheckpointSaved(progress.epoch(), progress.step()));
        }
    }
}
