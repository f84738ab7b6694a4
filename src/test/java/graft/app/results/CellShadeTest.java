package graft.app.results;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

class CellShadeTest {

    private static final Color DARK = Color.web("#3A2406");

    private static final Color[][] RAMPS = {
        {Color.web("#EAF2F8"), Color.web("#1B5E8C")}, {Color.web("#FFF6EA"), Color.web("#E08A2E")}
    };

    @Test
    void theNumberCanBeReadInEveryCell() {
        for (Color[] ramp : RAMPS) {
            for (double share = 0; share <= 1; share += 0.005) {
                CellShade shade = CellShade.of(ramp[0], ramp[1], DARK, share);
                assertThat(CellShade.contrast(shade.text(), shade.ground()))
                        .as("share %s", share)
                        .isGreaterThanOrEqualTo(CellShade.READABLE);
            }
        }
    }

    @Test
    void aLargerShareIsNeverPaler() {
        for (Color[] ramp : RAMPS) {
            double before = 1;
            for (double share = 0; share <= 1; share += 0.01) {
                double brightness = CellShade.of(ramp[0], ramp[1], DARK, share)
                                .ground()
                                .getBrightness()
                        - CellShade.of(ramp[0], ramp[1], DARK, share).ground().getSaturation();
                assertThat(brightness).as("share %s", share).isLessThanOrEqualTo(before + 1e-9);
                before = brightness;
            }
        }
    }

    /** W3C's own example: black on white. */
    @Test
    void contrastIsThatOfTheStandard() {
        assertThat(CellShade.contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
    }
}
