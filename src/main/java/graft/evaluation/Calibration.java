package graft.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * Whether confidence can be taken at its word: of the answers given with 80 percent, are 80 of 100 right?
 *
 * @param error expected calibration error, 0..1: the mean over pictures of the distance between how confident and how
 *     right their bin is
 * @param interval where the long-run error lies; absent with few groups
 * @param chanceLimit the error that a perfectly calibrated model would stay under, on as many pictures, in 19 of 20
 *     cases; an error below it is no sign of anything
 * @param meanConfidence mean confidence of all answers; above the accuracy means too sure
 * @param bins bins of equal numbers of pictures, from unsure to sure
 */
public record Calibration(
        double error,
        Optional<Interval> interval,
        double chanceLimit,
        double meanConfidence,
        List<ReliabilityBin> bins) {

    /** Copies the bins. */
    public Calibration {
        bins = List.copyOf(bins);
    }

    /** Whether the error is more than the few pictures alone would make of a perfectly calibrated model. */
    public boolean beyondChance() {
        return error > chanceLimit;
    }
}
