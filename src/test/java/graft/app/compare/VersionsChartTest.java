package graft.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.curve.ChartScale;
import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import graft.app.testing.Fx;
import graft.app.testing.Redrawn;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.training.TrainingEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class VersionsChartTest {

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    private static Curves curves(double best) {
        Curves curves = Curves.NONE.after(new TrainingEvent.PhaseStarted(0, "head", 5, 3, 10, 1000, 0));
        for (int epoch = 1; epoch <= 3; epoch++) {
            curves = curves.after(new TrainingEvent.EpochDone(
                    0, epoch, 0.5, 0.8, Optional.of(0.6), Optional.of(best * epoch / 3), 1e-3, true, 1));
        }
        return curves;
    }

    @Test
    void theVersionsAreDrawnInTheColoursOfTheThemeThatIsChosen() {
        Fx.run(() -> {
            VersionsChart chart =
                    new VersionsChart(EpochPoint::validationAccuracy, ChartScale.Kind.ACCURACY, () -> Locale.ENGLISH);
            chart.show(List.of(curves(0.7), curves(0.9)));
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
