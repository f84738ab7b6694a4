package graft.data.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.data.RgbImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LikenessTest {

    private static final int SIDE = 200;

    /** Many small spots: a picture whose thumbnail changes much when it is shifted by a pixel. */
    private static RgbImage spots(long seed) {
        Random random = new Random(seed);
        float[] gray = new float[SIDE * SIDE];
        for (int i = 0; i < 45; i++) {
            int radius = 10 + random.nextInt(16);
            int cx = random.nextInt(SIDE);
            int cy = random.nextInt(SIDE);
            float value = random.nextInt(256);
            for (int y = Math.max(0, cy - radius); y < Math.min(SIDE, cy + radius); y++) {
                for (int x = Math.max(0, cx - radius); x < Math.min(SIDE, cx + radius); x++) {
                    gray[y * SIDE + x] = value;
                }
            }
        }
        return window(gray, 0, 0, SIDE, SIDE);
    }

    private static RgbImage window(float[] gray, int left, int top, int right, int bottom) {
        byte[] rgb = new byte[(right - left) * (bottom - top) * 3];
        int i = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                for (int c = 0; c < 3; c++) {
                    rgb[i++] = (byte) gray[y * SIDE + x];
                }
            }
        }
        return new RgbImage(right - left, bottom - top, rgb);
    }

    private static RgbImage cut(RgbImage image, int left, int top, int right, int bottom) {
        float[] gray = new float[SIDE * SIDE];
        for (int i = 0; i < gray.length; i++) {
            gray[i] = image.value(i % SIDE, i / SIDE, 0);
        }
        return window(gray, left, top, right, bottom);
    }

    private static Likeness.Cuts cuts(RgbImage image) {
        return new Likeness.Cuts(Fingerprint.measure(image).fingerprint().gray());
    }

    private static float plain(RgbImage a, RgbImage b) {
        float[] x = cuts(a).unit;
        float[] y = cuts(b).unit;
        float sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    @Test
    void findsWhatWasCutAwayWhicheverOfTheTwoItWasCutFrom() {
        for (int seed = 0; seed < 20; seed++) {
            RgbImage whole = spots(seed);
            for (RgbImage part : new RgbImage[] {
                cut(whole, 16, 0, SIDE, SIDE), cut(whole, 0, 0, SIDE, SIDE - 16), cut(whole, 8, 8, SIDE, SIDE)
            }) {
                assertThat(plain(whole, part)).isLessThan(0.92f);
                // the limit of LookAlike.isConfirmed()
                assertThat(Likeness.of(cuts(whole), cuts(part), 0.97f)).isGreaterThan(0.945f);
                assertThat(Likeness.of(cuts(part), cuts(whole), 0.97f)).isGreaterThan(0.945f);
            }
        }
    }

    @Test
    void differentPicturesStayDifferent() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(Likeness.of(cuts(spots(seed)), cuts(spots(seed + 100)), 0.97f))
                    .isLessThan(0.8f);
        }
    }

    @Test
    void brightnessAndContrastDoNotCount() {
        float[] gray = Fingerprint.measure(spots(1)).fingerprint().gray();
        float[] other = new float[gray.length];
        for (int i = 0; i < gray.length; i++) {
            other[i] = 40 + gray[i] / 3;
        }
        assertThat(Likeness.of(new Likeness.Cuts(gray), new Likeness.Cuts(other), 0.97f))
                .isCloseTo(1, within(1e-4f));
    }
}
