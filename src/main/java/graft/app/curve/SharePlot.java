package graft.app.curve;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Shares against something: dots with their intervals as whiskers, joined or not, and where asked the diagonal on which a
 * calibrated model's dots would lie. Both axes begin at 0; the vertical one ends at 100 percent. Colours and sizes come from the
 * style sheet, those of {@link CurveChart}.
 */
public final class SharePlot extends Region {

    private static final StyleablePropertyFactory<SharePlot> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final int QUARTERS = 4;
    private static final double DOT = 3.2;

    private final StyleableProperty<Color> lineColour = colour("-graft-chart-validation", c -> c.lineColour);
    private final StyleableProperty<Color> gridColour = colour("-graft-chart-grid", c -> c.gridColour);
    private final StyleableProperty<Color> textColour = colour("-graft-chart-text", c -> c.textColour);
    private final StyleableProperty<Number> type =
            FACTORY.createStyleableNumberProperty(this, "type", "-graft-chart-type", c -> c.type, 12);
    private final Canvas canvas = new Canvas();
    private final Plot plot;
    private final Supplier<Axes> axes;

    /**
     * A dot.
     *
     * @param x 0 to the plot's end
     * @param y a share, 0 to 1
     * @param low lower end of its interval; the same as {@code y} for none
     * @param high upper end
     */
    public record Dot(double x, double y, double low, double high) {}

    /**
     * What is drawn.
     *
     * @param dots from left to right
     * @param end where the horizontal axis ends, above 0
     * @param joined whether a line goes through the dots; without it they are marked
     * @param diagonal whether there is a line from corner to corner
     */
    public record Plot(List<Dot> dots, double end, boolean joined, boolean diagonal) {
        public Plot {
            dots = List.copyOf(dots);
        }
    }

    /**
     * What stands at the axes.
     *
     * @param below what the horizontal one is
     * @param ticks writes a place on it, 0 to the end
     */
    public record Axes(String below, Function<Double, String> ticks) {}

    /**
     * @param axes in the language of the moment
     * @param spoken what a screen reader says; another language comes with it, so the plot is drawn anew when it changes
     */
    public SharePlot(Plot plot, Supplier<Axes> axes, ObservableValue<String> spoken) {
        this.plot = plot;
        this.axes = axes;
        canvas.setManaged(false);
        getStyleClass().add("share-plot");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        accessibleTextProperty().bind(spoken);
        accessibleTextProperty().addListener(observable -> requestLayout());
        getChildren().add(canvas);
    }

    private StyleableProperty<Color> colour(String css, Function<SharePlot, StyleableProperty<Color>> property) {
        StyleableProperty<Color> colour =
                FACTORY.createStyleableColorProperty(this, css.substring(1), css, property, Color.GRAY);
        // A canvas knows nothing of style sheets: another theme wants it drawn anew.
        ((Observable) colour).addListener(observable -> requestLayout());
        return colour;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() > 0 && getHeight() > 0) {
            draw(new Frame(getWidth(), getHeight(), type.getValue().doubleValue(), plot.end()));
        }
    }

    /** Pixels against values. */
    private record Frame(double width, double height, double em, double end) {
        double left() {
            return 3.6 * em;
        }

        double right() {
            return width - 1.2 * em;
        }

        double bottom() {
            return height - 3.4 * em;
        }

        double x(double value) {
            return left() + (right() - left()) * value / end;
        }

        double y(double share) {
            return bottom() - (bottom() - em) * share;
        }
    }

    private void draw(Frame f) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, f.width(), f.height());
        g.setFont(Font.font("Inter", f.em()));
        axes(g, f);
        if (plot.diagonal()) {
            g.setStroke(textColour.getValue());
            g.setLineWidth(1);
            g.setLineDashes(4, 4);
            g.strokeLine(f.x(0), f.y(0), f.x(plot.end()), f.y(1));
            g.setLineDashes();
        }
        dots(g, f);
    }

    private void axes(GraphicsContext g, Frame f) {
        Axes named = axes.get();
        g.setLineWidth(1);
        g.setStroke(gridColour.getValue());
        g.setFill(textColour.getValue());
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        for (int i = 0; i <= QUARTERS; i++) {
            double y = Math.round(f.y(i / (double) QUARTERS)) + 0.5;
            g.strokeLine(f.left(), y, f.right(), y);
            g.fillText(100 * i / QUARTERS + " %", f.left() - f.em() / 2, y);
        }
        g.setTextBaseline(VPos.TOP);
        for (int i = 0; i <= QUARTERS; i++) {
            double at = plot.end() * i / QUARTERS;
            g.setTextAlign(i == QUARTERS ? TextAlignment.RIGHT : TextAlignment.CENTER);
            g.fillText(named.ticks().apply(at), i == QUARTERS ? f.right() + f.em() : f.x(at), f.bottom() + f.em() / 2);
        }
        g.setTextAlign(TextAlignment.CENTER);
        g.fillText(named.below(), (f.left() + f.right()) / 2, f.bottom() + 1.9 * f.em(), f.width());
    }

    private void dots(GraphicsContext g, Frame f) {
        g.setStroke(lineColour.getValue());
        g.setFill(lineColour.getValue());
        for (Dot dot : plot.dots()) {
            if (dot.high() > dot.low()) {
                g.setLineWidth(1.5);
                g.strokeLine(f.x(dot.x()), f.y(dot.low()), f.x(dot.x()), f.y(dot.high()));
                Stream.of(dot.low(), dot.high())
                        .forEach(end -> g.strokeLine(f.x(dot.x()) - 4, f.y(end), f.x(dot.x()) + 4, f.y(end)));
            }
        }
        if (plot.joined()) {
            g.setLineWidth(2);
            g.beginPath();
            for (int i = 0; i < plot.dots().size(); i++) {
                Dot dot = plot.dots().get(i);
                if (i == 0) {
                    g.moveTo(f.x(dot.x()), f.y(dot.y()));
                } else {
                    g.lineTo(f.x(dot.x()), f.y(dot.y()));
                }
            }
            g.stroke();
        }
        for (Dot dot : plot.dots()) {
            if (!plot.joined() || dot.high() > dot.low()) {
                g.fillOval(f.x(dot.x()) - DOT, f.y(dot.y()) - DOT, 2 * DOT, 2 * DOT);
            }
        }
    }
}
