package graft.app.depth;

import graft.data.Augmentation;
import graft.training.FreezeDepth;
import graft.training.TrainingOptions;
import java.time.Duration;
import java.util.Optional;

/** Training options with one thing changed. */
final class DepthOptions {

    private DepthOptions() {}

    static TrainingOptions at(TrainingOptions o, FreezeDepth depth, boolean gradual) {
        return new TrainingOptions(
                depth,
                gradual,
                o.epochs(),
                o.batchSize(),
                o.learningRate(),
                o.augmentation(),
                o.fit(),
                o.balanceClasses(),
                o.seed(),
                o.threads(),
                o.timeLimit(),
                o.cacheBudget(),
                o.refit());
    }

    static TrainingOptions varied(TrainingOptions o, Augmentation augmentation) {
        return new TrainingOptions(
                o.freeze(),
                o.gradual(),
                o.epochs(),
                o.batchSize(),
                o.learningRate(),
                augmentation,
                o.fit(),
                o.balanceClasses(),
                o.seed(),
                o.threads(),
                o.timeLimit(),
                o.cacheBudget(),
                o.refit());
    }

    static TrainingOptions threaded(TrainingOptions o, Optional<Integer> threads) {
        return new TrainingOptions(
                o.freeze(),
                o.gradual(),
                o.epochs(),
                o.batchSize(),
                o.learningRate(),
                o.augmentation(),
                o.fit(),
                o.balanceClasses(),
                o.seed(),
                threads,
                o.timeLimit(),
                o.cacheBudget(),
                o.refit());
    }

    static TrainingOptions limited(TrainingOptions o, Optional<Duration> time) {
        return new TrainingOptions(
                o.freeze(),
                o.gradual(),
                o.epochs(),
                o.batchSize(),
                o.learningRate(),
                o.augmentation(),
                o.fit(),
                o.balanceClasses(),
                o.seed(),
                o.threads(),
                time,
                o.cacheBudget(),
                o.refit());
    }

    static TrainingOptions scheduled(
            TrainingOptions o,
            Optional<Integer> epochs,
            Optional<Integer> batch,
            Optional<Double> rate,
            boolean balance,
            long seed) {
        return new TrainingOptions(
                o.freeze(),
                o.gradual(),
                epochs,
                batch,
                rate,
                o.augmentation(),
                o.fit(),
                balance,
                seed,
                o.threads(),
                o.timeLimit(),
                o.cacheBudget(),
                o.refit());
    }
}
