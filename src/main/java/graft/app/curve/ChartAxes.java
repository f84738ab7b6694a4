package graft.app.curve;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws what a chart stands on: horizontal lines with their values, and epochs underneath. */
public final class ChartAxes {

    private static final int GRID_LINES = 4;

    private ChartAxes() {}

    /**
     * @param em size of the type in pixels
     */
    public static void draw(
            GraphicsContext g, ChartScale scale, ChartScale.Kind kind, Color grid, Color text, double em) {
        g.setLineWidth(1);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = scale.low() + (scale.high() - scale.low()) * i / GRID_LINES;
            double y = Math.round(scale.y(value)) + 0.5;
            g.setStroke(grid);
            g.strokeLine(scale.left(), y, scale.right(), y);
            g.setFill(text);
            g.fillText(kind.text(value), scale.left() - em / 2, y);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (int epoch : scale.ticks()) {
            g.fillText(Integer.toString(epoch), scale.x(epoch), scale.bottom() + em / 2);
        }
    }
}
