package graft.worker.server;

import graft.training.TrainingEvent;
import graft.training.TrainingListener;
import java.util.function.LongSupplier;

/** Adds up how long the frozen stages ran, by the events that tell of it. */
final class FeatureTimer implements TrainingListener {

    private final LongSupplier nanoTime;
    private long began;
    private long total;

    FeatureTimer(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public void onEvent(TrainingEvent event) {
        if (event instanceof TrainingEvent.FeaturesProgress progress) {
            if (progress.done() == 0) {
                began = nanoTime.getAsLong();
            } else if (progress.done() == progress.total()) {
                total += nanoTime.getAsLong() - began;
            }
        }
    }

    double seconds() {
        return total / 1e9;
    }
}
