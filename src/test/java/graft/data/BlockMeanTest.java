package graft.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockMeanTest {

    @ParameterizedTest
    @CsvSource({"7, 5, 3, 2", "7, 5, 7, 1", "64, 48, 9, 8", "3, 1200, 1, 2", "1000, 2, 1, 1", "5, 4, 5, 4"})
    void isTheRoundedMeanOfEachBlock(int width, int height, int toWidth, int toHeight) {
        RgbImage picture = ResizerTest.formula(width, height);
        RgbImage small = BlockMean.shrink(Rows.of(picture), toWidth, toHeight);
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                for (int c = 0; c < 3; c++) {
                    long sum = 0;
                    long count = 0;
                    for (int j = y * height / toHeight; j < (y + 1) * height / toHeight; j++) {
                        for (int i = x * width / toWidth; i < (x + 1) * width / toWidth; i++) {
                            sum += picture.value(i, j, c);
                            count++;
                        }
                    }
                    assertThat(small.value(x, y, c)).isEqualTo((int) Math.floor((double) sum / count + 0.5));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "257", "258", "1000"})
    void holdsManyRowsOfWhite(int height) {
        byte[] rgb = new byte[3 * 3 * height];
        java.util.Arrays.fill(rgb, (byte) 255);
        assertThat(BlockMean.shrink(Rows.of(new RgbImage(3, height, rgb)), 1, 1).rgb())
                .containsOnly((byte) 255);
    }
}
