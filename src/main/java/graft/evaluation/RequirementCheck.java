package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether a model does what was demanded, by the exact one-sided bounds of a binomial share (Clopper and Pearson, Biometrika
 * 26, 1934): met if the upper one is no higher than the demand, not met if the lower one is above it, else these pictures
 * cannot decide. Where pictures share groups, the bounds are made at the number of independent pictures they are worth, with
 * Student's quantile of the number of groups (Korn and Graubard, Survey Methodology 24, 1998).
 *
 * @param requirement what was demanded
 * @param verdict what these pictures say
 * @param mistakes how many of the mistakes there were
 * @param pictures among how many pictures; 0 where the test has none of them
 * @param groups from how many groups these come, where some share one
 * @param lowest lower bound of the long-run share, at the requirement's confidence
 * @param highest upper bound, at the same confidence
 * @param neededWithoutMistake how many pictures show it if not one mistake is made
 * @param neededAsSeen how many show it if mistakes go on as in this test; absent where they are too many for that, or
 *     there was nothing to see
 */
public record RequirementCheck(
        Requirement requirement,
        Verdict verdict,
        int mistakes,
        int pictures,
        OptionalInt groups,
        double lowest,
        double highest,
        int neededWithoutMistake,
        OptionalInt neededAsSeen) {

    /** What a test says about a demand. */
    public enum Verdict {
        MET,
        NOT_MET,
        UNDECIDED;

        /** The name in files: lower case with hyphens. */
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Checks a demand on the answers to test pictures.
     *
     * @throws IllegalArgumentException if the model does not know the class
     */
    public static RequirementCheck of(Requirement requirement, Predictions predictions) {
        int c = requirement.label().map(predictions.classes()::indexOf).orElse(0);
        if (c < 0) {
            throw new IllegalArgumentException("no class " + requirement.label());
        }
        IntPredicate among =
                switch (requirement.kind()) {
                    case MISSED -> i -> predictions.truth(i) == c;
                    case FALSE_ALARM -> i -> predictions.truth(i) != c;
                    case WRONG -> i -> true;
                };
        IntPredicate mistake =
                switch (requirement.kind()) {
                    case MISSED -> i -> predictions.answer(i) != c;
                    case FALSE_ALARM -> i -> predictions.answer(i) == c;
                    case WRONG -> i -> !predictions.isRight(i);
                };
        Shares shares = new Shares(Units.of(predictions), requirement.confidence());
        return shares.worth(among, mistake)
                .map(worth -> of(requirement, worth))
                .orElseGet(() -> new RequirementCheck(
                        requirement,
                        Verdict.UNDECIDED,
                        0,
                        0,
                        OptionalInt.empty(),
                        0,
                        1,
                        requirement.picturesWithoutMistake(),
                        OptionalInt.empty()));
    }

    private static RequirementCheck of(Requirement requirement, Shares.Worth worth) {
        double confidence = requirement.confidence();
        double independent = worth.allApart() ? worth.trials() : independent(worth, confidence);
        double mistakes = worth.share() * independent;
        boolean silent = worth.groups() == 1 && worth.trials() > 1;
        double lowest = silent ? 0 : Binomials.lower(mistakes, independent, confidence);
        double highest = silent ? 1 : Binomials.upper(mistakes, independent, confidence);
        Verdict verdict = highest <= requirement.atMost()
                ? Verdict.MET
                : lowest > requirement.atMost() ? Verdict.NOT_MET : Verdict.UNDECIDED;
        // Pictures that share groups say less each, so it takes more of them.
        double each = worth.trials() / independent;
        return new RequirementCheck(
                requirement,
                verdict,
                (int) Math.round(worth.successes()),
                worth.trials(),
                worth.allApart() ? OptionalInt.empty() : OptionalInt.of(worth.groups()),
                lowest,
                highest,
                scaled(OptionalInt.of(requirement.picturesWithoutMistake()), each)
                        .orElse(Integer.MAX_VALUE),
                scaled(Binomials.trialsForUpperBound(worth.share(), requirement.atMost(), confidence), each));
    }

    private static double independent(Shares.Worth worth, double confidence) {
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(confidence);
        double t = TDistribution.of(Math.max(1, worth.groups() - 1.0)).inverseCumulativeProbability(confidence);
        // At a confidence of one half both quantiles are 0, and there is nothing to widen.
        return t > 0 ? worth.independent() * (z / t) * (z / t) : worth.independent();
    }

    private static OptionalInt scaled(OptionalInt pictures, double each) {
        return pictures.isPresent() && pictures.getAsInt() * each < Integer.MAX_VALUE
                ? OptionalInt.of((int) Math.ceil(pictures.getAsInt() * each - 1e-9))
                : OptionalInt.empty();
    }

    /** The share of mistakes in this test with its two bounds' width, where there were pictures. */
    public Optional<Double> share() {
        return pictures == 0 ? Optional.empty() : Optional.of((double) mistakes / pictures);
    }
}
