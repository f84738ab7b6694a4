package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which of a run's phases is kept: the head alone, unless a more unfrozen phase is better on the validation pictures
 * beyond the noise.
 *
 * <p>Phases are taken in order, from the head alone to the most unfrozen; each challenges the one kept so far. It wins
 * if (a) it has at least as many validation pictures right, and (b) its Brier score (squared distance between
 * probabilities and truth, summed over classes) is lower in a one-sided sign-flip test of the paired pictures, or
 * groups, at {@link #LEVEL} divided by the number of challengers. {@code docs/evaluation.md} has the reasons and what
 * this rule finds and misses.
 */
public final class ModelSelection {

    /** How often, at most, a head would be left for phases that are no better. */
    public static final double LEVEL = 0.05;

    private static final long SEED = 1_935;

    private ModelSelection() {}

    /**
     * A phase and its answers.
     *
     * @param phase its name
     * @param validation its kept epoch's answers on the validation pictures, the same in the same order for all
     */
    public record Candidate(String phase, Predictions validation) {}

    /** What became of a challenger. */
    public enum Outcome {
        WON,
        /** Not better than the noise allows to say. */
        WITHIN_NOISE,
        /** Fewer pictures right than the phase kept so far, whatever its probabilities. */
        FEWER_RIGHT;

        /** The name in files: lower case with hyphens. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One challenge.
     *
     * @param challenger the more unfrozen phase
     * @param kept the phase kept so far
     * @param challengerRight validation pictures the challenger has right
     * @param keptRight validation pictures the other has right
     * @param gain by how much the mean Brier score is lower for the challenger, -2..2
     * @param pValue how likely such a gain is if it is no better
     * @param level below which it wins
     * @param outcome what became of it
     */
    public record Challenge(
            String challenger,
            String kept,
            int challengerRight,
            int keptRight,
            double gain,
            double pValue,
            double level,
            Outcome outcome) {}

    /**
     * The phase to keep and how it came to that.
     *
     * @param chosen index of the candidate to keep
     * @param phase its name
     * @param pictures how many validation pictures it was decided on
     * @param challenges one for each candidate but the first
     */
    public record Decision(int chosen, String phase, int pictures, List<Challenge> challenges) {

        /** Copies the challenges. */
        public Decision {
            challenges = List.copyOf(challenges);
        }
    }

    /**
     * @param candidates the head alone first, then ever more unfrozen ones; at least one
     * @throws IllegalArgumentException if they are not about the same pictures
     */
    public static Decision choose(List<Candidate> candidates) {
        int kept = 0;
        List<Challenge> challenges = new ArrayList<>();
        for (int k = 1; k < candidates.size(); k++) {
            Challenge challenge = challenge(candidates.get(kept), candidates.get(k), LEVEL / (candidates.size() - 1));
            challenges.add(challenge);
            kept = challenge.outcome() == Outcome.WON ? k : kept;
        }
        Candidate chosen = candidates.get(kept);
        return new Decision(kept, chosen.phase(), chosen.validation().size(), challenges);
    }

    private static Challenge challenge(Candidate kept, Candidate challenger, double level) {
        Predictions old = kept.validation();
        Predictions fresh = challenger.validation();
        if (old.size() != fresh.size()
                || IntStream.range(0, old.size()).anyMatch(i -> old.truth(i) != fresh.truth(i))) {
            throw new IllegalArgumentException("phases with other validation pictures");
        }
        double[] gains = IntStream.range(0, old.size())
                .mapToDouble(i -> brier(old, i) - brier(fresh, i))
                .toArray();
        double p = SignFlipTest.greater(Units.of(old).sums(gains), SEED);
        Outcome outcome =
                fresh.right() < old.right() ? Outcome.FEWER_RIGHT : p <= level ? Outcome.WON : Outcome.WITHIN_NOISE;
        return new Challenge(
                challenger.phase(),
                kept.phase(),
                fresh.right(),
                old.right(),
                IntStream.range(0, gains.length)
                        .mapToDouble(i -> gains[i])
                        .average()
                        .orElseThrow(),
                p,
                level,
                outcome);
    }

    /** Σ over classes of (probability - truth)², 0..2 (G. W. Brier, Monthly Weather Review 78, 1950). */
    static double brier(Predictions predictions, int i) {
        double sum = 0;
        for (int c = 0; c < predictions.classCount(); c++) {
            double distance = predictions.probability(i, c) - (predictions.truth(i) == c ? 1 : 0);
            sum += distance * distance;
        }
        return sum;
    }
}
