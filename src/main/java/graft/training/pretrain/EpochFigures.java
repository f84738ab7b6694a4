package graft.training.pretrain;

import java.util.Optional;

/**
 * What an epoch came to.
 *
 * @param epoch from 1
 * @param trainingLoss mean cross entropy with smoothed targets over the epoch's own steps, in nats
 * @param trainingRight share of the varied training pictures that were named right on the way, 0 to 1
 * @param validation what the weights that would be kept now make of the validation pictures; absent where there are none
 * @param picturesPerSecond through whole steps, reading included
 */
public record EpochFigures(
        int epoch,
        double trainingLoss,
        double trainingRight,
        Optional<ValidationFigures> validation,
        double picturesPerSecond) {

    /**
     * Answers to the validation pictures.
     *
     * @param right how many were named right
     * @param pictures of how many
     * @param loss mean cross entropy with the plain targets, in nats
     */
    public record ValidationFigures(int right, int pictures, double loss) {
        public double share() {
            return (double) right / pictures;
        }
    }
}
