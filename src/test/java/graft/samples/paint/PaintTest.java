package graft.samples.paint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.data.RgbImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaintTest {

    private static final int SIZE = 64;

    @Test
    void noiseIsSmoothCentredAndDiffersBySeed() {
        Noise noise = new Noise(3);
        double sum = 0;
        double most = 0;
        double differs = 0;
        int n = 0;
        for (double y = 0; y < 40; y += 0.37) {
            for (double x = -20; x < 20; x += 0.37) {
                double value = noise.at(x, y);
                sum += value;
                n++;
                most = Math.max(most, Math.abs(value));
                differs += Math.abs(value - new Noise(4).at(x, y));
                assertThat(noise.at(x + 1e-4, y)).isCloseTo(value, within(0.001));
            }
        }
        assertThat(sum / n).isCloseTo(0, within(0.02));
        assertThat(most).isBetween(0.7, 1.4);
        assertThat(differs / n).isGreaterThan(0.2);
    }

    @Test
    void noiseIsZeroOnTheLatticeAndHasNoPeriod() {
        Noise noise = new Noise(5);
        assertThat(noise.at(7, -3)).isZero();
        double same = 0;
        for (int i = 0; i < 200; i++) {
            same += Math.abs(noise.at(i * 0.31, 0.5) - noise.at(i * 0.31 + 256, 0.5));
        }
        assertThat(same / 200).isGreaterThan(0.1);
    }

    @Test
    void theNearestPointIsFoundAcrossCells() {
        Noise noise = new Noise(9);
        // A distance to the nearest of fixed points never changes faster than one walks.
        for (int i = 0; i < 500; i++) {
            double x = i * 0.173;
            double y = i * 0.091;
            assertThat(noise.nearest(x, y)).isBetween(0.0, 1.5);
            assertThat(Math.abs(noise.nearest(x + 0.001, y) - noise.nearest(x, y)))
                    .isLessThanOrEqualTo(0.0011);
        }
    }

    @Test
    void blurringKeepsTheAmountAndSpreadsAsAGaussianDoes() {
        Plane point = Plane.of(SIZE, (x, y) -> (int) (x * SIZE) == 32 && (int) (y * SIZE) == 32 ? 1 : 0);
        double deviation = 3.0 / SIZE;
        Plane blurred = point.blur(deviation);
        double sum = 0;
        double spread = 0;
        for (int i = 0; i < SIZE * SIZE; i++) {
            double v = blurred.values()[i];
            sum += v;
            spread += v * Math.pow(i % SIZE - 32, 2);
        }
        assertThat(sum).isCloseTo(1, within(1e-4));
        assertThat(Math.sqrt(spread)).isBetween(3.0, 3.15);
        // Three passes of a box, here 0.75 / 6.2 high in each direction, are a little flatter at the top than a bell.
        assertThat(blurred.values()[32 * SIZE + 32]).isCloseTo((float) Math.pow(0.75 / 6.2, 2), within(5e-4f));
    }

    @Test
    void blurringNothingChangesNothing() {
        Plane plane = Plane.of(SIZE, (x, y) -> x * y);
        assertThat(plane.blur(0).values()).isEqualTo(plane.values());
        for (float v : Plane.filled(SIZE, 0.3).blur(0.1).values()) {
            assertThat(v).isCloseTo(0.3f, within(1e-5f));
        }
    }

    @Test
    void masksAreAsLargeAsTheirShapes() {
        Plane disc = Shapes.fill(200, Shapes.disc(0.5, 0.5, 0.25));
        double area = 0;
        for (float v : disc.values()) {
            assertThat(v).isBetween(0f, 1f);
            area += v;
        }
        assertThat(area / (200 * 200)).isCloseTo(Math.PI / 16, within(0.001));
    }

    @Test
    void flatThingsAreLitEvenlyAndSlopesTowardsTheLightBrighter() {
        Light left = Light.from(Math.PI, 0.8);
        assertThat(left.x()).isNegative();
        Plane flat = left.on(Plane.filled(SIZE, 0.2));
        assertThat(flat.at(0.5, 0.5)).isCloseTo(1, within(1e-6));
        // Rising to the right means facing left.
        assertThat(left.on(Plane.of(SIZE, (x, y) -> 0.3 * x)).at(0.5, 0.5)).isGreaterThan(1.1);
        assertThat(left.on(Plane.of(SIZE, (x, y) -> -0.3 * x)).at(0.5, 0.5)).isLessThan(0.9);
        assertThat(left.shadowAcross(0.1)).isPositive();
    }

    @Test
    void coveringStainingAndGlowingAddUpAsLightDoes() {
        Painting painting = Painting.of(8, new Colour(0.8, 0.4, 0.2));
        painting.cover(Plane.filled(8, 0.5), Colour.BLACK);
        assertColour(painting.at(0.5, 0.5), 0.4, 0.2, 0.1);
        painting.stain(Plane.filled(8, 1), new Colour(1, 0.5, 0));
        assertColour(painting.at(0.5, 0.5), 0.4, 0.1, 0);
        painting.glow(Plane.filled(8, 2), new Colour(0.1, 0, 0));
        assertColour(painting.at(0.5, 0.5), 0.6, 0.1, 0);
    }

    private static void assertColour(Colour colour, double red, double green, double blue) {
        assertThat(colour.red()).isCloseTo(red, within(1e-5));
        assertThat(colour.green()).isCloseTo(green, within(1e-5));
        assertThat(colour.blue()).isCloseTo(blue, within(1e-5));
    }

    @Test
    void aPerfectCameraShowsTheColourAsItIsMeantToLook() {
        Camera camera = new Camera(1, 0, 0, 0, 0);
        RgbImage image = camera.take(Painting.of(32, Colour.of(0x8040C0)), new Dice(1));
        assertThat(image.width()).isEqualTo(32 / Camera.OVERSAMPLING);
        assertThat(image.value(7, 7, 0)).isEqualTo(0x80);
        assertThat(image.value(7, 7, 1)).isEqualTo(0x40);
        assertThat(image.value(7, 7, 2)).isEqualTo(0xC0);
    }

    @Test
    void grainIsAsStrongAsAskedFor() {
        Camera camera = new Camera(1, 0, 0, 0, 4);
        RgbImage image = camera.take(Painting.of(256, Colour.gray(0.5)), new Dice(1));
        double sum = 0;
        double squares = 0;
        int n = image.width() * image.height();
        for (int i = 0; i < n; i++) {
            double v = image.value(i % image.width(), i / image.width(), 1);
            sum += v;
            squares += v * v;
        }
        assertThat(sum / n).isCloseTo(127.5, within(0.5));
        assertThat(Math.sqrt(squares / n - Math.pow(sum / n, 2))).isCloseTo(4, within(0.3));
    }

    @Test
    void diceFallTheSameForTheSameKeyAndEvenly() {
        Dice one = new Dice(1, 2, 3);
        Dice same = new Dice(1, 2, 3);
        Dice other = new Dice(1, 3, 2);
        List<Integer> counts = new ArrayList<>(List.of(0, 0, 0));
        int equal = 0;
        for (int i = 0; i < 3000; i++) {
            int thrown = one.whole(4, 6);
            assertThat(same.whole(4, 6)).isEqualTo(thrown);
            equal += other.whole(4, 6) == thrown ? 1 : 0;
            counts.set(thrown - 4, counts.get(thrown - 4) + 1);
        }
        assertThat(counts).allMatch(n -> n > 880 && n < 1120);
        assertThat(equal).isBetween(880, 1120);
    }
}
