package graft.model.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.common.CounterRandom;
import graft.data.RgbImage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShiftCheckTest {

    private static final int DRAWS = 2000;

    /** Sum of three uniform numbers, shifted: near enough to a bell. */
    private static double[] numbers(long seed, int from, int count, double shift) {
        CounterRandom random = CounterRandom.of(seed);
        return IntStream.range(from, from + count)
                .mapToDouble(i ->
                        random.symmetric(3L * i) + random.symmetric(3L * i + 1) + random.symmetric(3L * i + 2) + shift)
                .toArray();
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }

    /** All measures at once, each of them independent of the others, which is the worst case. */
    private static ShiftReport report(long seed, int reference, int sample, double shift) {
        List<ShiftCheck.Column> columns = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            long own = seed * 31 + measure.ordinal();
            double by = measure == Measure.DARKER ? -shift : 0;
            columns.add(
                    new ShiftCheck.Column(measure, numbers(own, 0, reference, 0), numbers(own, reference, sample, by)));
        }
        return ShiftCheck.compare(names(sample), columns);
    }

    private static double share(int reference, int sample, double shift) {
        return IntStream.range(0, DRAWS)
                        .filter(i -> report(i + 1, reference, sample, shift).differs())
                        .count()
                / (double) DRAWS;
    }

    @Test
    void picturesFromTheSamePlaceAreSaidToDifferAtMostOnceInTwenty() {
        assertThat(share(40, 20, 0)).isLessThanOrEqualTo(0.05);
        assertThat(share(200, 100, 0)).isLessThanOrEqualTo(0.05);
        assertThat(share(200, 200, 0)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void aShiftOfOneDeviationIsFoundInAHundredPictures() {
        assertThat(share(200, 100, 1)).isGreaterThan(0.95);
    }

    @Test
    void theFindingSaysWhichAndHowMany() {
        double[] reference = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        double[] sample =
                IntStream.range(0, 20).mapToDouble(i -> i < 15 ? 200 + i : 50).toArray();
        ShiftReport report =
                ShiftCheck.compare(names(20), List.of(new ShiftCheck.Column(Measure.BRIGHTER, reference, sample)));
        assertThat(report.findings()).hasSize(1);
        ShiftReport.Finding finding = report.findings().get(0);
        assertThat(finding.beyond()).isEqualTo(15);
        assertThat(finding.usual()).isCloseTo(2, within(0.05));
        assertThat(finding.examples()).hasSize(12).startsWith("p14", "p13");
        assertThat(report.sentences().get(0).english()).contains("15 of 20");
    }

    @Test
    void tooFewSayNothing() {
        ShiftReport report = ShiftCheck.compare(
                names(19), List.of(new ShiftCheck.Column(Measure.DARKER, new double[100], new double[19])));
        assertThat(report.differs()).isFalse();
        assertThat(report.sentences()).isEmpty();
    }

    /** Against SciPy 1.17.1: {@code betabinom.sf(4, 20, 10, 91)} and {@code betabinom.sf(0, 5, 1, 20)}. */
    @Test
    void theTailOfTheBetaBinomialIsAsElsewhere() {
        assertThat(ShiftCheck.atLeast(5, 20, 10, 91)).isCloseTo(SF_FIVE, within(1e-9));
        assertThat(ShiftCheck.atLeast(1, 5, 1, 20)).isCloseTo(0.2, within(1e-12));
        assertThat(ShiftCheck.atLeast(0, 5, 1, 20)).isEqualTo(1);
    }

    private static final double SF_FIVE = 0.056929575614895866;

    @Test
    void brightnessAndSharpnessAreOfTheInput() {
        byte[] rgb = new byte[9 * 3];
        rgb[12] = rgb[13] = rgb[14] = (byte) 90;
        PictureFigures figures = PictureFigures.of(new RgbImage(3, 3, rgb), 400, 300);
        assertThat(figures.brightness()).isCloseTo(10, within(1e-9));
        assertThat(figures.sharpness()).isZero(); // one place only, so no variance
        assertThat(figures.shortSide()).isEqualTo(300);
        byte[] stripes = new byte[4 * 3 * 3];
        for (int i = 0; i < 12; i++) {
            for (int c = 0; c < 3; c++) {
                stripes[3 * i + c] = (byte) (i % 4 < 2 ? 0 : 100);
            }
        }
        // Laplacians 100 and -100: variance 10000.
        assertThat(PictureFigures.of(new RgbImage(4, 3, stripes), 4, 3).sharpness())
                .isCloseTo(Math.log1p(10_000), within(1e-9));
    }

    @Test
    void theDistanceIsToTheNearestAndDoesNotSeeLengths() {
        FeatureDistance distance = new FeatureDistance(List.of(new float[] {1, 0}, new float[] {0, 2}));
        assertThat(distance.of(new float[] {0, 5})).isCloseTo(0, within(1e-6));
        assertThat(distance.of(new float[] {3, 3})).isCloseTo(1 - Math.sqrt(0.5), within(1e-6));
        assertThat(distance.of(new float[] {-1, -1})).isGreaterThan(1);
    }
}
