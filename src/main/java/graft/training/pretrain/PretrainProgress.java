package graft.training.pretrain;

import graft.training.pretrain.EpochFigures.ValidationFigures;
import graft.training.pretrain.PretrainCheckpoint.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Where a training is, what the epoch in progress has come to so far, and how long all of it took. */
final class PretrainProgress {

    private final LongSupplier nanoTime;
    private final Duration before;
    private final long started;
    private Duration epochBefore;
    private long epochStarted;
    private int epoch;
    private int step;
    private double lossSum;
    private int right;
    private int seen;

    /**
     * @param from where it goes on; absent for the beginning
     */
    PretrainProgress(Optional<Place> from, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.epochStarted = started;
        Place place = from.orElse(new Place(1, 0, 0, 0, 0, Duration.ZERO, Duration.ZERO));
        this.before = place.elapsed();
        this.epochBefore = place.epochElapsed();
        this.epoch = place.epoch();
        this.step = place.step();
        this.lossSum = place.lossSum();
        this.right = place.right();
        this.seen = place.seen();
    }

    /** From 1. */
    int epoch() {
        return epoch;
    }

    /** How many steps of the epoch are done. */
    int step() {
        return step;
    }

    void stepDone(double meanLoss, int rightOnes, int pictures) {
        step++;
        lossSum += meanLoss * pictures;
        right += rightOnes;
        seen += pictures;
    }

    /**
     * What the epoch came to.
     *
     * @param validation asked after the clock was looked at, so that its time does not count
     */
    EpochFigures figures(Supplier<Optional<ValidationFigures>> validation) {
        double seconds = epochElapsed().toNanos() / 1e9;
        double speed = seconds > 0 ? seen / seconds : 0;
        return new EpochFigures(epoch, lossSum / seen, (double) right / seen, validation.get(), speed);
    }

    void nextEpoch() {
        epoch++;
        step = 0;
        lossSum = 0;
        right = 0;
        seen = 0;
        epochBefore = Duration.ZERO;
        epochStarted = nanoTime.getAsLong();
    }

    Duration elapsed() {
        return before.plusNanos(nanoTime.getAsLong() - started);
    }

    private Duration epochElapsed() {
        return epochBefore.plusNanos(nanoTime.getAsLong() - epochStarted);
    }

    Place place() {
        return new Place(epoch, step, lossSum, right, seen, elapsed(), epochElapsed());
    }
}
