package graft.app.curve;

import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;

/** Draws what a chart stands on: horizontal lines with their values, and epochs underneath. */
public final class ChartAxes {

    private static final int GRID_LINES = 4;

    private ChartAxes() {}

    /**
     * @param value writes a value
     * @param em size of the type in pixels
     */
    public static void draw(
            GraphicsContext g, ChartScale scale, DoubleFunction<String> value, Color grid, Color text, double em) {
        g.setLineWidth(1);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        for (int i = 0; i <= GRID_LINES; i++) {
            double height = scale.low() + (scale.high() - scale.low()) * i / GRID_LINES;
            double y = Math.round(scale.y(height)) + 0.5;
            g.setStroke(grid);
            g.strokeLine(scale.left(), y, scale.right(), y);
            g.setFill(text);
            g.fillText(value.apply(height), scale.left() - em / 2, y);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.TOP);
        for (int epoch : scale.ticks()) {
            g.fillText(Integer.toString(epoch), scale.x(epoch), scale.bottom() + em / 2);
        }
    }
}
