package graft.model.shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells whether pictures come from where the training's came from. For each {@link Measure} the limit is the number beyond
 * which a tenth of the reference pictures lie. Were both drawn alike, the count of new pictures beyond it would follow a
 * beta-binomial distribution, exactly and whatever the number's own distribution (the share beyond an order statistic is
 * beta distributed; Wilks, Determination of sample sizes for setting tolerance limits, 1941). A count that would be that
 * large with a probability below {@value #LEVEL}, shared out over the measures, is a finding.
 */
public final class ShiftCheck {

    /** How often, at most, pictures like the training's are said to differ. */
    public static final double LEVEL = 0.05;

    /** Fewer say nothing. */
    public static final int FEWEST = 20;

    /** The share of the reference beyond the limit. */
    private static final double TAIL = 0.1;

    private static final int EXAMPLES = 12;

    private ShiftCheck() {}

    /**
     * One measure of all pictures.
     *
     * @param reference the number of each reference picture
     * @param sample the number of each new picture
     */
    public record Column(Measure measure, double[] reference, double[] sample) {}

    /**
     * Compares.
     *
     * @param names of the new pictures, in the order of every sample
     * @param columns what was measured; one with fewer than {@value #FEWEST} numbers on either side is left out
     */
    public static ShiftReport compare(List<String> names, List<Column> columns) {
        List<Column> enough = columns.stream()
                .filter(c -> c.reference().length >= FEWEST && c.sample().length >= FEWEST)
                .toList();
        List<ShiftReport.Finding> findings = new ArrayList<>();
        for (Column column : enough) {
            ShiftReport.Finding finding = finding(names, column);
            // Shared out over all there are, so that a run without some has no more false alarms.
            if (finding.chance() < LEVEL / Measure.values().length) {
                findings.add(finding);
            }
        }
        findings.sort(Comparator.comparingDouble(ShiftReport.Finding::chance));
        int compared = enough.stream().mapToInt(c -> c.reference().length).min().orElse(0);
        return new ShiftReport(names.size(), compared, findings);
    }

    private static ShiftReport.Finding finding(List<String> names, Column column) {
        double sign = column.measure().high() ? 1 : -1;
        double[] sorted =
                Arrays.stream(column.reference()).map(v -> sign * v).sorted().toArray();
        int beyondLimit = (int) Math.ceil(TAIL * sorted.length);
        double limit = sorted[sorted.length - beyondLimit];
        double[] sample = Arrays.stream(column.sample()).map(v -> sign * v).toArray();
        List<String> which = IntStream.range(0, sample.length)
                .filter(i -> sample[i] > limit)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -sample[i]))
                .map(names::get)
                .toList();
        double usual = (double) beyondLimit * sample.length / (sorted.length + 1);
        double chance = atLeast(which.size(), sample.length, beyondLimit, sorted.length + 1 - beyondLimit);
        return new ShiftReport.Finding(
                column.measure(),
                which.size(),
                usual,
                chance,
                which.stream().limit(EXAMPLES).toList());
    }

    /** The probability that a beta-binomial count of n, with parameters a and b, is at least this. */
    static double atLeast(int count, int n, int a, int b) {
        double logFirst = 0;
        for (int i = 0; i < n; i++) {
            logFirst += Math.log((double) (b + i) / (a + b + i));
        }
        double logTerm = logFirst;
        double below = 0;
        for (int k = 0; k < count; k++) {
            below += Math.exp(logTerm);
            logTerm += Math.log((double) (n - k) / (k + 1) * (a + k) / (b + n - k - 1));
        }
        return Math.max(0, 1 - below);
    }
}
