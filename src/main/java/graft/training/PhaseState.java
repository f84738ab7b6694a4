package graft.training;

/**
 * Where a phase is, besides its weights: enough to go on at any step as if nothing had happened.
 *
 * @param phase which phase of the plan
 * @param epoch the epoch in progress, from 1
 * @param step how many steps of that epoch are done
 * @param totalSteps how many steps of the phase are done
 * @param lossSum the sum of the training losses in this epoch so far, in nats
 * @param correct how many training pictures of this epoch were answered right so far
 * @param seen how many training pictures of this epoch were seen so far
 * @param bestLoss the lowest criterion so far ({@link Validation.Figures}); infinite before the first epoch has ended
 * @param bestEpoch the epoch it belongs to; 0 for the weights the phase started with
 * @param rateFactor what the learning rates are multiplied with; below 1 after a recovery from divergence
 * @param recoveries how often that happened
 */
public record PhaseState(
        int phase,
        int epoch,
        int step,
        long totalSteps,
        double lossSum,
        int correct,
        int seen,
        double bestLoss,
        int bestEpoch,
        double rateFactor,
        int recoveries) {

    /** The beginning of a phase. */
    public static PhaseState start(int phase) {
        return new PhaseState(phase, 1, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0, 1, 0);
    }

    /** The beginning of a phase whose starting weights have this validation loss. */
    PhaseState startingAt(double loss) {
        return new PhaseState(phase, epoch, step, totalSteps, lossSum, correct, seen, loss, 0, rateFactor, recoveries);
    }

    PhaseState afterStep(double loss, int newCorrect, int newSeen) {
        return new PhaseState(
                phase,
                epoch,
                step + 1,
                totalSteps + 1,
                lossSum + loss,
                correct + newCorrect,
                seen + newSeen,
                bestLoss,
                bestEpoch,
                rateFactor,
                recoveries);
    }

    PhaseState nextEpoch() {
        return new PhaseState(phase, epoch + 1, 0, totalSteps, 0, 0, 0, bestLoss, bestEpoch, rateFactor, recoveries);
    }

    PhaseState withBest(double loss) {
        return new PhaseState(
                phase, epoch, step, totalSteps, lossSum, correct, seen, loss, epoch, rateFactor, recoveries);
    }

    /** Back to the epoch after the best one, at lower rates. */
    PhaseState recovered(double lower, int stepsPerEpoch) {
        return new PhaseState(
                phase,
                bestEpoch + 1,
                0,
                (long) bestEpoch * stepsPerEpoch,
                0,
                0,
                0,
                bestLoss,
                bestEpoch,
                rateFactor * lower,
                recoveries + 1);
    }

    /** How many whole epochs have passed since the best one, the one in progress included once it is over. */
    int epochsSinceBest() {
        return epoch - bestEpoch;
    }
}
