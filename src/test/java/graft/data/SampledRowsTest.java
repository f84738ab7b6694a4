package graft.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows resampled as a whole are, byte for byte, what resampling pixel by pixel makes. */
class SampledRowsTest {

    private static final int HEIGHT = 41;
    private static final int WIDTH = 53;

    /** Enlarging and making smaller up to a ratio of two, turned, mirrored, moved far beyond the border. */
    static Stream<Affine> maps() {
        return Stream.of(
                new Affine(1, 0, 0, 0, 1, 0),
                new Affine(0.31, 0.02, 7.25, -0.03, 0.4, 1.5),
                new Affine(1.32, 0.07, -3.3, -0.06, 1.03, 6.1),
                new Affine(-1.6, 0.2, 88.8, 0.3, 1.9, -40),
                new Affine(0.1, -1.7, 60, 1.3, 0.1, -2.5),
                new Affine(1.99, 0, -200.125, 0, -1.5, 400));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void areWhatSamplingPointsMakes(Affine affine) {
        RgbImage source = ResizerTest.formula(67, 59);
        for (boolean reflect : new boolean[] {true, false}) {
            FilterAxis columns = FilterAxis.of(
                    67, affine.columns(), affine.x0(), affine.xu() * WIDTH, affine.xv() * HEIGHT, reflect);
            FilterAxis rows =
                    FilterAxis.of(59, affine.rows(), affine.y0(), affine.yu() * WIDTH, affine.yv() * HEIGHT, reflect);
            assertThat(columns.taps()).isBetween(2, 4);
            SampledRows whole = new SampledRows(source, affine, columns, rows, WIDTH);
            SampledPoints single = new SampledPoints(source, affine, columns, rows);
            byte[] expected = new byte[HEIGHT * WIDTH * 3];
            byte[] actual = new byte[HEIGHT * WIDTH * 3];
            for (int v = 0, at = 0; v < HEIGHT; v++) {
                whole.read(v, actual, v * WIDTH * 3);
                for (int u = 0; u < WIDTH; u++, at += 3) {
                    single.read(u, v, expected, at);
                }
            }
            assertThat(actual).isEqualTo(expected);
        }
    }
}
