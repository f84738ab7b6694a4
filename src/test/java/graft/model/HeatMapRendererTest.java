package graft.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import graft.data.Fit;
import org.junit.jupiter.api.Test;

class HeatMapRendererTest {

    private static final int INPUT = 224;
    private static final int CELLS = 7;

    /** Two classes; only this cell speaks, for the second one. */
    private static ClassActivation hot(int row, int column) {
        float[] values = new float[2 * CELLS * CELLS];
        values[CELLS * CELLS + row * CELLS + column] = 5;
        return new ClassActivation(2, CELLS, CELLS, values);
    }

    private static HeatMap render(Fit fit, ClassActivation activation, int width, int height) {
        return new HeatMapRenderer(fit, INPUT, INPUT).render(activation, 1, "b", width, height, 200);
    }

    @Test
    void aStretchedPicturesPeakLiesAtTheSameFractions() {
        HeatMap map = render(new Fit.Stretch(), hot(1, 5), 400, 100);
        assertThat(map.width()).isEqualTo(200);
        assertThat(map.height()).isEqualTo(50);
        assertThat(map.peakX()).isCloseTo(5.5 / 7, within(0.01));
        assertThat(map.peakY()).isCloseTo(1.5 / 7, within(0.02));
    }

    @Test
    void aPaddedPicturesPeakLeavesThePaddingOut() {
        // 400 x 200 is shown in rows 56 to 168 of the input; the cell of row 2 has its middle at row 80.
        HeatMap map = render(new Fit.Pad(), hot(2, 3), 400, 200);
        assertThat(map.peakX()).isCloseTo(0.5, within(0.01));
        assertThat(map.peakY()).isCloseTo((80.0 - 56) / 112, within(0.02));
    }

    @Test
    void whatSpeaksInThePaddingDoesNotReachThePicture() {
        // Row 0 lies wholly above the picture: the nearest place inside is the upper border.
        HeatMap map = render(new Fit.Pad(), hot(0, 3), 400, 200);
        assertThat(map.peakY()).isLessThan(0.02);
    }

    @Test
    void aCentreCropsPeakLiesInTheMiddlePart() {
        // Of 400 x 200 the columns 100 to 300 are shown; the first cell's middle is 1/14 of them.
        HeatMap map = render(new Fit.Centre(), hot(3, 0), 400, 200);
        assertThat(map.peakX()).isBetween(0.25, (100 + 200.0 / 14) / 400 + 0.01);
        assertThat(map.level(10, 50)).isZero();
        assertThat(map.level(190, 50)).isZero();
    }

    @Test
    void aRectanglesPeakLiesInsideIt() {
        Fit fit = new Fit.Rectangle(0.5, 0.1, 0.4, 0.2);
        HeatMap map = render(fit, hot(4, 2), 1000, 500);
        assertThat(map.peakX()).isCloseTo(0.5 + 0.4 * 2.5 / 7, within(0.01));
        assertThat(map.peakY()).isCloseTo(0.1 + 0.2 * 4.5 / 7, within(0.02));
        assertThat(map.level(20, 80)).isZero();
    }

    @Test
    void whatAllClassesShareExplainsNothing() {
        float[] values = new float[2 * CELLS * CELLS];
        for (int i = 0; i < CELLS * CELLS; i++) {
            values[i] = i;
            values[CELLS * CELLS + i] = i + (i == 10 ? 1 : 0);
        }
        HeatMap map = render(new Fit.Stretch(), new ClassActivation(2, CELLS, CELLS, values), 224, 224);
        assertThat(map.peakX()).isCloseTo(3.5 / 7, within(0.01));
        assertThat(map.peakY()).isCloseTo(1.5 / 7, within(0.01));
    }

    @Test
    void aMapWithoutASpeakerIsEmptyAndAFullOneReachesTheTop() {
        HeatMap empty = render(new Fit.Stretch(), new ClassActivation(2, CELLS, CELLS, new float[98]), 50, 40);
        for (byte level : empty.levels()) {
            assertThat(level).isZero();
        }
        HeatMap full = render(new Fit.Stretch(), hot(3, 3), 50, 40);
        assertThat(full.width()).isEqualTo(50);
        assertThat(full.level(25, 20)).isEqualTo(255);
        assertThat(full.level(0, 0)).isZero();
    }

    @Test
    void extremeShapesStillHaveAMap() {
        HeatMap thin = render(new Fit.Centre(), hot(3, 3), 4000, 1);
        assertThat(thin.height()).isEqualTo(1);
        assertThat(thin.peakX()).isBetween(0.0, 1.0);
        assertThat(render(new Fit.Stretch(), hot(3, 3), 1, 1).levels()).hasSize(1);
    }
}
