package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeatColoursTest {

    /** Lightness as in CIE 1976 L*, which is what the eye sees in grey. */
    private static double lightness(int argb) {
        double y = 0.2126 * linear(argb >> 16) + 0.7152 * linear(argb >> 8) + 0.0722 * linear(argb);
        return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
    }

    private static double linear(int value) {
        double channel = (value & 0xFF) / 255.0;
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    @Test
    void moreIsAlwaysLighterAndCoversMore() {
        int before = HeatColours.argb(0);
        for (int i = 1; i <= 20; i++) {
            int now = HeatColours.argb(i / 20.0);
            assertThat(lightness(now)).as("level %s", i).isGreaterThan(lightness(before) + 1);
            assertThat(now >>> 24).isGreaterThanOrEqualTo(before >>> 24);
            before = now;
        }
    }

    @Test
    void theEndsAreTheEndsOfTheKey() {
        assertThat(HeatColours.argb(0) & 0xFFFFFF).isEqualTo(0x2A1458);
        assertThat(HeatColours.argb(1)).isEqualTo(0xFFFCFDBF);
    }
}
