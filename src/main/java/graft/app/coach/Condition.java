package graft.app.coach;

/**
 * Something that must hold for a rule to speak. A measure that cannot be taken (no validation pictures, too few epochs) is
 * NaN, and then nothing holds of it.
 *
 * @param measure what is measured on the curves
 * @param comparison on which side of the threshold it must lie
 * @param threshold in the unit of the measure
 */
record Condition(Measure measure, Comparison comparison, double threshold) {

    /** On which side of a threshold. */
    enum Comparison {
        AT_LEAST("at least"),
        BELOW("below");

        private final String words;

        Comparison(String words) {
            this.words = words;
        }
    }

    static Condition atLeast(Measure measure, double threshold) {
        return new Condition(measure, Comparison.AT_LEAST, threshold);
    }

    static Condition below(Measure measure, double threshold) {
        return new Condition(measure, Comparison.BELOW, threshold);
    }

    boolean holds(Reading reading) {
        double value = measure.of(reading);
        return comparison == Comparison.AT_LEAST ? value >= threshold : value < threshold;
    }

    /** As the table in {@code docs/coach.md} has it. */
    @Override
    public String toString() {
        String number =
                threshold == Math.rint(threshold) ? Long.toString((long) threshold) : Double.toString(threshold);
        return measure.words() + " " + comparison.words + " " + number;
    }
}
