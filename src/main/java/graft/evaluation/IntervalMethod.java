package graft.evaluation;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an interval was made; {@code docs/evaluation.md} has the formula and source of each. */
public enum IntervalMethod {
    /** Wilson's score interval of a proportion of independent pictures. */
    WILSON,
    /** Wilson's score interval at the size the test is worth when its groups are alike inside. */
    WILSON_BY_GROUP,
    /** Clopper and Pearson's exact interval of a proportion. */
    CLOPPER_PEARSON,
    /** Combined from the intervals of independent proportions (Zou and Donner's MOVER). */
    COMBINED,
    /** Percentile bootstrap over pictures, widened for small samples. */
    BOOTSTRAP,
    /** Percentile bootstrap over groups, widened for few groups. */
    BOOTSTRAP_BY_GROUP,
    /** Tango's score interval of the difference of two paired proportions. */
    TANGO,
    /** Equal-tailed prediction of a beta-binomial distribution. */
    BETA_BINOMIAL;

    /** The name in files: lower case with hyphens. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
