package graft.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.Fx;
import graft.app.testing.Redrawn;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.training.TrainingEvent;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CurveChartTest {

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    private static Curves curves() {
        Curves curves = Curves.NONE.after(new TrainingEvent.PhaseStarted(0, "head", 5, 3, 10, 1000, 0));
        for (int epoch = 1; epoch <= 3; epoch++) {
            curves = curves.after(new TrainingEvent.EpochDone(
                    0, epoch, 0.5, 0.8, Optional.of(0.6), Optional.of(0.5 + epoch / 10.0), 1e-3, true, 1));
        }
        return curves;
    }

    @Test
    void theCurvesAreDrawnInTheColoursOfTheThemeThatIsChosen() {
        Fx.run(() -> {
            CurveChart chart = new CurveChart(
                    EpochPoint::trainingAccuracy,
                    EpochPoint::validationAccuracy,
                    ChartScale.Kind.ACCURACY,
                    frozen -> "Head only",
                    best -> "Best");
            chart.curvesProperty().set(curves());
            try (Redrawn shown = new Redrawn(chart)) {
                ByteBuffer light = shown.canvas();
                shown.show(Theme.DARK);
                ByteBuffer dark = shown.canvas();
                assertThat(dark).isNotEqualTo(light);
                shown.show(Theme.LIGHT);
                assertThat(shown.canvas()).isEqualTo(light);
            }
        });
    }
}
