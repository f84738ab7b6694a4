package graft.app.curve;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.Fx;
import graft.app.testing.Redrawn;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import graft.training.TrainingEvent;
import java.nio.ByteBuffer;
import java.util.Locale;
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
        return curves(3);
    }

    private static Curves curves(int epochs) {
        Curves curves = Curves.NONE.after(new TrainingEvent.PhaseStarted(0, "head", 5, epochs, 10, 1000, 0));
        for (int epoch = 1; epoch <= epochs; epoch++) {
            curves = curves.after(new TrainingEvent.EpochDone(
                    0, epoch, 0.5, 0.8, Optional.of(0.6), Optional.of(0.9 - 0.3 / epoch), 1e-3, true, 1));
        }
        return curves;
    }

    @Test
    void theCurvesAreDrawnInTheColoursOfTheThemeThatIsChosen() {
        Fx.run(() -> {
            CurveChart chart = chart();
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

    @Test
    void whatIsNotSeenIsDrawnOnceWhenItComesIntoView() {
        Fx.run(() -> {
            CurveChart chart = chart();
            try (Redrawn shown = new Redrawn(chart)) {
                chart.curvesProperty().set(curves(1));
                int seen = chart.drawings();
                chart.getParent().setVisible(false);
                for (int epoch = 2; epoch <= 500; epoch++) {
                    chart.curvesProperty().set(curves(epoch));
                }
                assertThat(chart.drawings()).as("while it is not seen").isEqualTo(seen);

                chart.getParent().setVisible(true);
                shown.settle();
                assertThat(chart.drawings()).isEqualTo(seen + 1);
            }
        });
    }

    @Test
    void fiveHundredEpochsNeedNoMoreNodesThanThreeAndAreDrawnOnceEach() {
        Fx.run(() -> {
            CurveChart chart = chart();
            try (Redrawn shown = new Redrawn(chart)) {
                chart.curvesProperty().set(curves(3));
                int nodes = chart.lookupAll("*").size();
                int before = chart.drawings();
                for (int epoch = 4; epoch <= 500; epoch++) {
                    chart.curvesProperty().set(curves(epoch));
                    shown.settle();
                }
                assertThat(chart.drawings() - before).isEqualTo(497);
                assertThat(chart.lookupAll("*")).hasSize(nodes);
            }
        });
    }

    private static CurveChart chart() {
        return new CurveChart(
                EpochPoint::trainingAccuracy,
                EpochPoint::validationAccuracy,
                ChartScale.Kind.ACCURACY,
                () -> Locale.ENGLISH,
                frozen -> "Head only",
                best -> "Best");
    }
}
