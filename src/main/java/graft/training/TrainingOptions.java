package graft.training;

import graft.data.Augmentation;
import graft.data.Fit;
import java.time.Duration;
import java.util.Optional;

/**
 * What a person has said about a training; whatever is absent is Graft's to choose.
 *
 * @param freeze how much of the backbone stays as it is
 * @param gradual whether unfreezing goes down in several phases instead of one
 * @param epochs of each phase, at most
 * @param batchSize examples a step
 * @param learningRate the highest rate of the deepest phase: of the head where only it is trained, else of the stage next
 *     to it
 * @param augmentation how the views of a training picture differ
 * @param fit how pictures are brought to the input size
 * @param balanceClasses whether pictures of rare classes count for more
 * @param seed of every random choice
 * @param threads how many threads the engines may use; absent for as many as there are processor cores
 * @param timeLimit after how much training the best model so far is kept
 * @param cacheBudget how many bytes the activation cache may take
 * @param refit whether, where there are test pictures, the head is trained again in the end on training and validation
 *     pictures together if it alone is kept
 */
public record TrainingOptions(
        FreezeDepth freeze,
        boolean gradual,
        Optional<Integer> epochs,
        Optional<Integer> batchSize,
        Optional<Double> learningRate,
        Augmentation augmentation,
        Fit fit,
        boolean balanceClasses,
        long seed,
        Optional<Integer> threads,
        Optional<Duration> timeLimit,
        Optional<Long> cacheBudget,
        Optional<Boolean> refit) {}
