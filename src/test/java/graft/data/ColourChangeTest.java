package graft.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourChangeTest {

    private static final int ONE = 1 << 16;

    /** Strong enough that levels are cut off at both ends. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1.3, 1.9", "0.7, 1.4", "1.8, 1.2"})
    void isTheMatrixTimesEachPixelCutOffToALevel(double brightness, double contrast) {
        double[] matrix = {1.4, -0.3, -0.1, -0.2, 1.5, -0.3, 0.1, -0.4, 1.3};
        RgbImage picture = ResizerTest.formula(37, 23);
        byte[] changed =
                new ColourChange(matrix, brightness, contrast).apply(picture).rgb();

        byte[] from = picture.rgb();
        double light = 0;
        for (int i = 0; i < from.length; i += 3) {
            light += 0.299 * (from[i] & 0xFF) + 0.587 * (from[i + 1] & 0xFF) + 0.114 * (from[i + 2] & 0xFF);
        }
        double middle = light / (37 * 23) * brightness;
        byte[] expected = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            long sum = Math.round((middle * (1 - contrast) + 0.5) * ONE);
            for (int c = 0; c < 3; c++) {
                sum += Math.round(matrix[i % 3 * 3 + c] * brightness * contrast * ONE) * (from[i - i % 3 + c] & 0xFF);
            }
            expected[i] = (byte) Math.max(0, Math.min(255, Math.floorDiv(sum, ONE)));
        }
        assertThat(changed).isEqualTo(expected);
        assertThat(changed).contains((byte) 0, (byte) 255);
    }
}
