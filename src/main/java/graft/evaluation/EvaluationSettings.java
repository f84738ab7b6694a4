package graft.evaluation;

/**
 * How intervals are made.
 *
 * @param confidence how often they are meant to catch the long-run value, between 0 and 1
 * @param replicates how often pictures or groups are drawn anew where there is no formula, at least 200
 * @param seed decides those draws; the same seed gives the same interval
 */
public record EvaluationSettings(double confidence, int replicates, long seed) {

    /** 95 percent, 2,000 draws (their own noise is then about a twentieth of an interval's width). */
    public static final EvaluationSettings DEFAULT = new EvaluationSettings(0.95, 2000, 20_015);

    /** Refuses a confidence outside 0..1 and too few draws for a percentile. */
    public EvaluationSettings {
        if (!(confidence > 0 && confidence < 1) || replicates < 200) {
            throw new IllegalArgumentException("confidence " + confidence + ", replicates " + replicates);
        }
    }
}
