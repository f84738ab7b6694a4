package graft.data.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.data.RgbImage;
import graft.data.TestPictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FingerprintTest {

    @Test
    void areaReductionAveragesFractionsOfPixels() {
        byte[] rgb = {(byte) 0, 0, 0, (byte) 90, 90, 90, (byte) 240, (byte) 240, (byte) 240};
        float[] square = AreaReduction.toSquare(new RgbImage(3, 1, rgb), 2);
        // Left half: the first pixel and half of the second; right half: the other half and the third.
        assertThat(square[0]).isCloseTo(30f, within(1e-3f));
        assertThat(square[3]).isCloseTo(190f, within(1e-3f));
        assertThat(square[6]).isCloseTo(30f, within(1e-3f));
    }

    @Test
    void areaReductionKeepsTheMean() {
        RgbImage image = TestPictures.scene(3, 71, 53);
        double mean = 0;
        for (byte b : image.rgb()) {
            mean += b & 0xFF;
        }
        double reduced = 0;
        for (float v : AreaReduction.toSquare(image, 32)) {
            reduced += v;
        }
        assertThat(reduced / (32 * 32 * 3)).isCloseTo(mean / image.rgb().length, within(0.01));
    }

    @Test
    void onePixelHasAFingerprint() {
        Fingerprint.Measured one = Fingerprint.measure(new RgbImage(1, 1, new byte[] {10, 20, 30}));
        assertThat(one.tone().isBlank()).isTrue();
        assertThat(one.tone().brightness()).isCloseTo(0.299 * 10 + 0.587 * 20 + 0.114 * 30, within(1e-3));
        assertThat(one.tone().colour()).isCloseTo(20, within(1e-3));
    }

    @ParameterizedTest
    @EnumSource(Orientation.class)
    void turningTheHashIsTurningThePicture(Orientation orientation) {
        int side = 64;
        RgbImage image = TestPictures.scene(5, side, side);
        RgbImage turned = turned(image, orientation);
        Fingerprint straight = Fingerprint.measure(image).fingerprint();
        Fingerprint expected = Fingerprint.measure(turned).fingerprint();
        assertThat(orientation.hash(straight.hash())).isEqualTo(expected.hash());
        assertThat(orientation.turn(straight.gray(), Fingerprint.SIDE)).containsExactly(expected.gray());
        assertThat(orientation.inverse().hash(expected.hash())).isEqualTo(straight.hash());
    }

    private static RgbImage turned(RgbImage image, Orientation orientation) {
        int side = image.width();
        byte[] rgb = new byte[side * side * 3];
        float[] channel = new float[side * side];
        for (int c = 0; c < 3; c++) {
            for (int i = 0; i < channel.length; i++) {
                channel[i] = image.value(i % side, i / side, c);
            }
            float[] out = orientation.turn(channel, side);
            for (int i = 0; i < out.length; i++) {
                rgb[i * 3 + c] = (byte) out[i];
            }
        }
        return new RgbImage(side, side, rgb);
    }

    @Test
    void quarterTurnTurnsClockwise() {
        // [a b / c d] a quarter turn clockwise is [c a / d b].
        float[] out = Orientation.QUARTER_TURN.turn(new float[] {1, 2, 3, 4}, 2);
        assertThat(out).containsExactly(3, 1, 4, 2);
    }

    @Test
    void aKeptFingerprintEqualsTheMeasuredOne() {
        Fingerprint f = Fingerprint.measure(TestPictures.scene(1, 40, 30)).fingerprint();
        assertThat(Fingerprint.of(f.hash(), f.thumbnail())).isEqualTo(f).hasSameHashCodeAs(f);
        assertThat(f)
                .isNotEqualTo(Fingerprint.measure(TestPictures.scene(2, 40, 30)).fingerprint());
        assertThatThrownBy(() -> Fingerprint.of(1, new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }
}
