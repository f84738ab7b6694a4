package graft.app.curve;

import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Draws where phases begin: a dotted line with the name beside it, and a tint under the first of several. */
final class ChartPhases {

    private static final double TINT = 0.35;

    private ChartPhases() {}

    /**
     * @param name names a phase by its number of frozen stages
     */
    static void draw(GraphicsContext g, Curves curves, ChartScale scale, ChartInk ink, IntFunction<String> name) {
        int first = 1;
        for (Curves.Phase phase : curves.phases()) {
            double from = scale.x(first == 1 ? 1 : first - 0.5);
            double to = scale.x(Math.min(scale.epochs(), first + phase.epochs() - 0.5));
            if (phase.index() == 0 && curves.phases().size() > 1) {
                g.setFill(ink.frozen().deriveColor(0, 1, 1, TINT));
                g.fillRect(from, scale.top(), to - from, scale.bottom() - scale.top());
            }
            if (phase.index() > 0) {
                border(g, scale, ink, from);
            }
            g.setFill(ink.text());
            g.setTextAlign(TextAlignment.LEFT);
            g.setTextBaseline(VPos.BOTTOM);
            g.fillText(name.apply(phase.frozenStages()), from + ink.em() / 2, scale.top() - ink.em() / 4);
            first += phase.epochs();
        }
    }

    private static void border(GraphicsContext g, ChartScale scale, ChartInk ink, double x) {
        g.setStroke(ink.text());
        g.setLineWidth(1.5);
        g.setLineDashes(2, 3);
        g.strokeLine(x, scale.top() - ink.em(), x, scale.bottom());
        g.setLineDashes();
    }
}
