package graft.run;

import graft.evaluation.Calibration;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.evaluation.Temperature;
import graft.training.Refit;
import java.util.Optional;

/**
 * How good a finished run's model is, as first measured, with the very file that is shipped; after a refit all but the
 * validation figures, which then are of the weights before it, because the file has learned from those pictures.
 *
 * @param validation on the pictures that chose the epoch and the temperature
 * @param test on pictures that chose nothing; absent where there are none
 * @param temperature what the model's logits are divided by
 * @param uncalibrated the calibration, on the pictures of the headline, before the temperature
 * @param parity whether file and training graph answer alike
 * @param refit that the head was trained again on the validation pictures too, if it was
 */
public record RunEvaluation(
        Optional<Evaluation> validation,
        Optional<Evaluation> test,
        Temperature temperature,
        Optional<Calibration> uncalibrated,
        Optional<Parity> parity,
        Optional<Refit> refit) {

    /** The file {@value RunFiles#EVALUATION}. */
    public static final JsonDocument<RunEvaluation> DOCUMENT = new JsonDocument<>(RunEvaluation.class);

    /** Refuses figures that are filed under the wrong name. */
    public RunEvaluation {
        if (validation.filter(e -> e.purpose() != Purpose.VALIDATION).isPresent()
                || test.filter(e -> e.purpose() != Purpose.TEST).isPresent()) {
            throw new IllegalArgumentException("figures of another purpose");
        }
    }

    /**
     * The same figures with what the proof of the model file came to.
     *
     * @param found absent where there was no picture to try
     */
    public RunEvaluation proven(Optional<Parity> found) {
        return new RunEvaluation(validation, test, temperature, uncalibrated, found, refit);
    }

    /** The figures to show first: those of the test, or without one of the validation. */
    public Optional<Evaluation> headline() {
        return test.or(() -> validation);
    }
}
