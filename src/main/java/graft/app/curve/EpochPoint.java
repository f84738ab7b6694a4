package graft.app.curve;

import graft.training.TrainingEvent;
import java.util.Optional;

/**
 * An epoch on the curves.
 *
 * @param number counted through all phases, from 1
 * @param phase its phase, from 0
 * @param best whether it is the one that would be kept of its phase
 */
public record EpochPoint(
        int number,
        int phase,
        double trainingLoss,
        double trainingAccuracy,
        Optional<Double> validationLoss,
        Optional<Double> validationAccuracy,
        boolean best,
        double seconds) {

    static EpochPoint of(int number, TrainingEvent.EpochDone e) {
        return new EpochPoint(
                number,
                e.phase(),
                e.trainingLoss(),
                e.trainingAccuracy(),
                e.validationLoss(),
                e.validationAccuracy(),
                e.best(),
                e.seconds());
    }
}
