package graft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.Digests;
import graft.common.GraftException;
import graft.common.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmenterTest {

    private static final Fit STRETCH = new Fit.Stretch();
    private static final Augmentation NONE = Augmentation.none();

    /** Smooth, so that resampling changes little: red grows to the right, green downwards, blue is a soft wave. */
    private static RgbImage smooth(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        for (int y = 0, at = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[at++] = (byte) (40 + 170 * x / width);
                rgb[at++] = (byte) (40 + 170 * y / height);
                rgb[at++] = (byte) (int) (128 + 60 * StrictMath.sin(x / 20.0) * StrictMath.cos(y / 15.0));
            }
        }
        return new RgbImage(width, height, rgb);
    }

    private static RgbImage view(RgbImage picture, Fit fit, Augmentation augmentation, int view) {
        return Augmenter.view(picture, fit, 56, 64, augmentation, "picture", view);
    }

    private static double mean(RgbImage image, int channel) {
        long sum = 0;
        for (int i = channel; i < image.rgb().length; i += 3) {
            sum += image.rgb()[i] & 0xFF;
        }
        return (double) sum / (image.width() * image.height());
    }

    private static double meanOfPart(RgbImage image, int fromX, int toX, int fromY, int toY, int channel) {
        double sum = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                sum += image.value(x, y, channel);
            }
        }
        return sum / ((toX - fromX) * (toY - fromY));
    }

    private static boolean isMirrored(RgbImage view) {
        int middle = view.width() / 2;
        return meanOfPart(view, 0, middle, 0, view.height(), 0)
                > meanOfPart(view, middle, view.width(), 0, view.height(), 0);
    }

    private static boolean isUpsideDown(RgbImage view) {
        int middle = view.height() / 2;
        return meanOfPart(view, 0, view.width(), 0, middle, 1)
                > meanOfPart(view, 0, view.width(), middle, view.height(), 1);
    }

    @ParameterizedTest
    @EnumSource(Augmentation.Preset.class)
    void viewZeroIsThePlainPictureWhateverIsChosen(Augmentation.Preset preset) {
        RgbImage picture = smooth(90, 70);
        for (Fit fit : List.of(STRETCH, new Fit.Pad(), new Fit.Centre(), new Fit.Rectangle(0.1, 0.2, 0.5, 0.5))) {
            assertThat(view(picture, fit, preset.augmentation(), 0).rgb())
                    .isEqualTo(Resizer.fit(picture, fit, 56, 64).rgb());
        }
    }

    @Test
    void everyViewIsThePlainPictureWhereNothingIsChosen() {
        RgbImage picture = smooth(90, 70);
        assertThat(view(picture, STRETCH, NONE, 3).rgb())
                .isEqualTo(Resizer.fit(picture, STRETCH, 56, 64).rgb());
    }

    /** Bytes computed once; they change only together with the version in {@link Augmentation#text()}. */
    @Test
    void viewsAreTheSameOnEveryMachine() {
        StringBuilder all = new StringBuilder();
        for (Augmentation.Preset preset : Augmentation.Preset.values()) {
            for (Fit fit : List.of(STRETCH, new Fit.Pad())) {
                for (int view = 0; view < 4; view++) {
                    all.append(Digests.ofBytes(view(smooth(150, 113), fit, preset.augmentation(), view)
                            .rgb()));
                }
            }
        }
        assertThat(Digests.ofText(all.toString()))
                .isEqualTo("3bf9b0f0590d4b28d593a43ef6708935cc0eeb7a2a0164b41efe107bce2e0d82");
    }

    @Test
    void viewsAreTheSameInAnyOrderAndOnAnyThread() {
        RgbImage picture = smooth(120, 100);
        Augmentation strong = Augmentation.Preset.STRONG.augmentation();
        List<String> inOrder = IntStream.range(0, 24)
                .mapToObj(v -> Digests.ofBytes(view(picture, STRETCH, strong, v).rgb()))
                .toList();
        List<String> parallel = IntStream.range(0, 24)
                .parallel()
                .mapToObj(v -> 23 - v)
                .map(v -> Digests.ofBytes(view(picture, STRETCH, strong, v).rgb()))
                .toList();
        for (int v = 0; v < 24; v++) {
            assertThat(parallel.get(23 - v)).isEqualTo(inOrder.get(v));
        }
        assertThat(new HashSet<>(inOrder)).hasSize(24);
    }

    @Test
    void differentPicturesAreChangedInDifferentWays() {
        RgbImage picture = smooth(80, 80);
        Augmentation light = Augmentation.Preset.LIGHT.augmentation();
        Set<String> seen = new HashSet<>();
        for (String digest : List.of("a", "b", "c", "d")) {
            seen.add(Digests.ofBytes(
                    Augmenter.view(picture, STRETCH, 56, 64, light, digest, 1).rgb()));
        }
        assertThat(seen).hasSize(4);
    }

    @Test
    void neverMirrorsWhereMirroringIsRuledOut() {
        RgbImage picture = smooth(100, 80);
        Augmentation signs = Augmentation.Preset.STRONG.augmentation().withoutMirroring();
        for (int v = 0; v < 150; v++) {
            RgbImage view = view(picture, STRETCH, signs, v);
            assertThat(isMirrored(view)).as("view %d", v).isFalse();
            assertThat(isUpsideDown(view)).as("view %d", v).isFalse();
        }
    }

    @Test
    void mirrorsAboutHalfOfTheViewsExactly() {
        RgbImage picture = smooth(64, 56);
        Augmentation mirrorOnly = new Augmentation(0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        int mirrored = 0;
        for (int v = 1; v <= 200; v++) {
            RgbImage view = view(picture, STRETCH, mirrorOnly, v);
            boolean turned = isMirrored(view);
            mirrored += turned ? 1 : 0;
            for (int x = 0; x < 64; x++) {
                int from = turned ? 63 - x : x;
                assertThat(view.value(x, 20, 0)).isCloseTo(picture.value(from, 20, 0), within(1));
            }
        }
        // Two hundred throws of a coin: five standard deviations are 35.
        assertThat(mirrored).isBetween(65, 135);
    }

    @Test
    void turnsUpsideDownOnlyWhereAsked() {
        Augmentation flips = new Augmentation(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        RgbImage view = view(smooth(64, 56), STRETCH, flips, 1);
        assertThat(isUpsideDown(view)).isTrue();
        assertThat(isMirrored(view)).isFalse();
    }

    /** A view whose draws are next to nothing must be what the plain way of resizing makes. */
    @ParameterizedTest
    @ValueSource(ints = {64, 100, 200, 300})
    void movingByNothingEqualsResizing(int width) {
        RgbImage picture = smooth(width, width * 7 / 8);
        Augmentation next = new Augmentation(0, 0, 1e-9, 0, 0, 0, 0, 0, 0, 0, 0);
        for (Fit fit : List.of(STRETCH, new Fit.Pad(), new Fit.Centre(), new Fit.Rectangle(0.25, 0.25, 0.5, 0.5))) {
            byte[] moved = view(picture, fit, next, 1).rgb();
            byte[] plain = Resizer.fit(picture, fit, 56, 64).rgb();
            double difference = 0;
            for (int i = 0; i < moved.length; i++) {
                difference += Math.abs((moved[i] & 0xFF) - (plain[i] & 0xFF));
            }
            assertThat(difference / moved.length).as("%s", fit.text()).isLessThan(1.0);
        }
    }

    @Test
    void turnsInThePicturesOwnProportions() {
        Fit.Placement placement = STRETCH.place(100, 200, 64, 64);
        Augmentation turning = new Augmentation(0.5, 0, 90, 0, 0, 0, 0, 0, 0, 0, 0);
        for (int v = 1; v < 20; v++) {
            Affine affine = ViewPlace.of(placement, 64, 64, turning, ViewDraws.of("p", v));
            // One step right and one step down stay at right angles and keep their lengths in the picture.
            assertThat(Math.hypot(affine.xu(), affine.yu())).isCloseTo(200 / 64.0, within(1e-9));
            assertThat(Math.hypot(affine.xv(), affine.yv())).isCloseTo(100 / 64.0, within(1e-9));
            assertThat(affine.xu() * affine.xv() + affine.yu() * affine.yv()).isCloseTo(0, within(1e-9));
            assertThat(affine.x(32, 32)).isCloseTo(100, within(1e-9));
            assertThat(affine.y(32, 32)).isCloseTo(50, within(1e-9));
        }
    }

    @Test
    void reflectsBeyondTheBorder() {
        RgbImage picture = smooth(50, 40);
        RgbImage view = AffineSampler.reflecting(picture, new Affine(1, 0, -10, 0, 1, -10), 60, 70);
        for (int i = 0; i < 10; i++) {
            assertThat(view.value(9 - i, 30, 0)).isCloseTo(picture.value(i, 20, 0), within(1));
            assertThat(view.value(30, 50 + i, 1)).isCloseTo(picture.value(20, 39 - i, 1), within(1));
        }
    }

    @Test
    void keepsTheMeanColourRoughly() {
        RgbImage picture = smooth(160, 120);
        for (Augmentation.Preset preset : Augmentation.Preset.values()) {
            for (int c = 0; c < 3; c++) {
                double sum = 0;
                for (int v = 1; v <= 60; v++) {
                    sum += mean(view(picture, STRETCH, preset.augmentation(), v), c);
                }
                assertThat(sum / 60).as("%s", preset).isCloseTo(mean(picture, c), within(14.0));
            }
        }
    }

    @Test
    void leavesGrayPicturesGray() {
        byte[] rgb = new byte[60 * 60 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 60 * 4);
        }
        RgbImage gray = new RgbImage(60, 60, rgb);
        Augmentation strong = Augmentation.Preset.STRONG.augmentation();
        for (int v = 1; v < 20; v++) {
            RgbImage view = view(gray, STRETCH, strong, v);
            for (int i = 0; i < view.rgb().length; i += 3) {
                assertThat(Math.abs(view.rgb()[i] - view.rgb()[i + 1])).isLessThanOrEqualTo(1);
                assertThat(Math.abs(view.rgb()[i + 1] - view.rgb()[i + 2])).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void turningAllColoursByAThirdTakesRedTowardsGreen() {
        ColourChange third = ColourChange.of(
                new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 120, 0, 0), drawing(ViewDraws.Choice.HUE, 0.99));
        RgbImage red = new RgbImage(1, 1, new byte[] {(byte) 150, 60, 60});
        RgbImage turned = third.apply(red);
        double before = 0.299 * 150 + 0.587 * 60 + 0.114 * 60;
        double after = 0.299 * turned.value(0, 0, 0) + 0.587 * turned.value(0, 0, 1) + 0.114 * turned.value(0, 0, 2);
        assertThat(after).isCloseTo(before, within(1.5));
        assertThat(turned.value(0, 0, 0)).isLessThan(110);
    }

    /** Draws of which one is at least this large both ways. */
    private static ViewDraws drawing(ViewDraws.Choice choice, double least) {
        for (long key = 0; ; key++) {
            ViewDraws draws = new ViewDraws(key);
            if (draws.bothWays(choice) >= least) {
                return draws;
            }
        }
    }

    @Test
    void drawsAreSpreadEvenly() {
        for (ViewDraws.Choice choice : ViewDraws.Choice.values()) {
            double sum = 0;
            for (int v = 0; v < 2000; v++) {
                double drawn = ViewDraws.of("p", v).unit(choice);
                assertThat(drawn).isBetween(0.0, Math.nextDown(1.0));
                sum += drawn;
            }
            // The standard deviation of this mean is 0.0065.
            assertThat(sum / 2000).isCloseTo(0.5, within(0.033));
        }
    }

    @Test
    void blurKeepsPlainColoursAndSoftensEdges() {
        byte[] rgb = new byte[40 * 40 * 3];
        java.util.Arrays.fill(rgb, 40 * 20 * 3, rgb.length, (byte) 255);
        RgbImage blurred = GaussianBlur.apply(new RgbImage(40, 40, rgb), 2);
        assertThat(blurred.value(20, 0, 0)).isZero();
        assertThat(blurred.value(20, 39, 0)).isEqualTo(255);
        // One half pixel beyond the edge: the normal distribution at a quarter of a standard deviation.
        assertThat(blurred.value(20, 20, 0)).isCloseTo((int) (255 * 0.5987), within(3));
        assertThat(GaussianBlur.apply(blurred, 0)).isSameAs(blurred);
    }

    @Test
    void erasesNoMoreThanAsked() {
        RgbImage picture = smooth(100, 100);
        Augmentation erasing = new Augmentation(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.2);
        RgbImage plain = Resizer.fit(picture, STRETCH, 56, 64);
        int touched = 0;
        for (int v = 1; v <= 100; v++) {
            RgbImage view = view(picture, STRETCH, erasing, v);
            int different = 0;
            for (int i = 0; i < view.rgb().length; i += 3) {
                different += view.rgb()[i] != plain.rgb()[i] ? 1 : 0;
            }
            touched += different > 0 ? 1 : 0;
            assertThat(different).isLessThanOrEqualTo((int) (0.21 * 56 * 64));
        }
        assertThat(touched).isBetween(25, 75);
    }

    @Test
    void worksForPicturesOfOnePixelAndExtremeShapes() {
        Augmentation wild = Augmentation.Preset.STRONG.augmentation().fromAbove();
        for (int[] size : new int[][] {{1, 1}, {1, 500}, {900, 2}, {3, 3}}) {
            for (Fit fit : List.of(STRETCH, new Fit.Pad(), new Fit.Centre(), new Fit.Rectangle(0.9, 0.9, 0.1, 0.1))) {
                for (int v = 0; v < 6; v++) {
                    RgbImage view = view(smooth(size[0], size[1]), fit, wild, v);
                    assertThat(view.width()).isEqualTo(64);
                    assertThat(view.height()).isEqualTo(56);
                }
            }
        }
    }

    @Test
    void augmentationIsItsJsonAndBack() throws JsonProcessingException {
        for (Augmentation.Preset preset : Augmentation.Preset.values()) {
            Augmentation augmentation = preset.augmentation();
            String json = Json.line(augmentation);
            assertThat(Json.read(json, Augmentation.class)).isEqualTo(augmentation);
            assertThat(Json.read(json, Augmentation.class).digest()).isEqualTo(augmentation.digest());
            assertThat(Augmentation.Preset.named(preset.name().toLowerCase())).isEqualTo(preset);
        }
        assertThat(NONE.text())
                .isEqualTo("views-1 mirror=0.0 upsideDown=0.0 turnDegrees=0.0 zoom=0.0 shift=0.0 brightness=0.0"
                        + " contrast=0.0 saturation=0.0 hueDegrees=0.0 blur=0.0 erasing=0.0");
        assertThat(NONE.isNone()).isTrue();
    }

    @Test
    void refusesAmountsOutsideTheirRange() {
        assertThatThrownBy(() -> new Augmentation(1.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mirror");
        assertThatThrownBy(() -> new Augmentation(0, 0, Double.NaN, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Augmentation.Preset.named("wild"))
                .isInstanceOfSatisfying(
                        GraftException.class,
                        e -> assertThat(e.userMessage().english()).contains("\"wild\""));
    }

    @Test
    void fillsItsSliceOfABatch() {
        RgbImage picture = new RgbImage(1, 1, new byte[] {0, (byte) 128, (byte) 255});
        float[] batch = new float[9];
        picture.copyTo(batch, 1);
        assertThat(batch).containsExactly(0, 0, 0, 0, 128, 255, 0, 0, 0);
    }
}
