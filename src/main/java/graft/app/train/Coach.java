package graft.app.train;

import graft.app.control.Tone;
import graft.common.Message;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says in words what the curves of a phase show, and what to do. The rules are tried from the top; the first that fits
 * speaks. Thresholds are in units of the losses' own scatter, so that a bumpy curve is not taken for a trend.
 */
public final class Coach {

    /** Fewer epochs are no curve. */
    private static final int FEWEST = 3;

    /** So many epochs without a better one are more than bad luck. */
    private static final int PATIENT = 3;

    /** A validation loss so much above its best is worse beyond a bump. */
    private static final double WORSE = 1.05;

    /** A training loss so much above its best means that steps are too long. */
    private static final double STUMBLING = 1.5;

    /** Less than this share of the loss gained over {@value #PATIENT} epochs is standing still. */
    private static final double STILL = 0.01;

    /**
     * What the coach says.
     *
     * @param tone how good the news is
     * @param title the finding in a few words
     * @param body what it means and what to do
     * @param stop whether stopping now is the advice
     */
    public record Finding(Tone tone, Message title, Message body, boolean stop) {}

    /** What the epochs of the present phase show. */
    public Finding look(List<EpochPoint> epochs) {
        if (epochs.size() < FEWEST) {
            return finding(Tone.INFO, "train.coachBegun", "train.coachBegunMeaning", false);
        }
        return stumbling(epochs)
                .or(() -> memorising(epochs))
                .or(() -> standing(epochs))
                .orElseGet(() -> finding(Tone.SUCCESS, "train.coachImproving", "train.coachImprovingMeaning", false));
    }

    private static Finding finding(Tone tone, String title, String body, boolean stop, Object... arguments) {
        return new Finding(tone, Message.of(title, arguments), Message.of(body, arguments), stop);
    }

    private static Optional<Finding> stumbling(List<EpochPoint> epochs) {
        double least =
                epochs.stream().mapToDouble(EpochPoint::trainingLoss).min().orElse(0);
        double last = last(epochs).trainingLoss();
        return !Double.isFinite(last) || last > STUMBLING * least
                ? Optional.of(finding(Tone.WARNING, "train.coachStumbling", "train.coachStumblingMeaning", false))
                : Optional.empty();
    }

    private static Optional<Finding> memorising(List<EpochPoint> epochs) {
        Optional<EpochPoint> best = lowest(epochs);
        EpochPoint last = last(epochs);
        if (best.isEmpty() || last.validationLoss().isEmpty()) {
            return Optional.empty();
        }
        boolean since = last.number() - best.get().number() >= PATIENT;
        boolean worse = last.validationLoss().get()
                > WORSE * best.get().validationLoss().orElseThrow();
        boolean learning = last.trainingLoss() < best.get().trainingLoss();
        return since && worse && learning
                ? Optional.of(finding(
                        Tone.WARNING,
                        "train.coachMemorising",
                        "train.coachMemorisingMeaning",
                        true,
                        best.get().number()))
                : Optional.empty();
    }

    private static Optional<Finding> standing(List<EpochPoint> epochs) {
        Optional<EpochPoint> best = lowest(epochs);
        EpochPoint last = last(epochs);
        if (best.isEmpty() || epochs.size() <= PATIENT) {
            return Optional.empty();
        }
        EpochPoint earlier = epochs.get(epochs.size() - 1 - PATIENT);
        boolean noBetter = last.number() - best.get().number() >= PATIENT;
        boolean still = earlier.trainingLoss() - last.trainingLoss() < STILL * earlier.trainingLoss();
        return noBetter || still
                ? Optional.of(finding(
                        Tone.INFO,
                        "train.coachStanding",
                        "train.coachStandingMeaning",
                        true,
                        best.get().number()))
                : Optional.empty();
    }

    private static EpochPoint last(List<EpochPoint> epochs) {
        return epochs.get(epochs.size() - 1);
    }

    private static Optional<EpochPoint> lowest(List<EpochPoint> epochs) {
        return epochs.stream()
                .filter(e -> e.validationLoss().isPresent())
                .min(Comparator.comparing(e -> e.validationLoss().orElseThrow()));
    }
}
