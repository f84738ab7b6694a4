package graft.app.compare;

import graft.app.curve.ChartAxes;
import graft.app.curve.ChartScale;
import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/** One validation curve of up to five versions over each other, told apart by colour and by marker. */
final class VersionsChart extends Region {

    private static final StyleablePropertyFactory<VersionsChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private static final int MARKED = 20;

    private final List<StyleableProperty<Color>> lineColours = List.of(
            colour("-graft-line-1", c -> c.lineColours.get(0)),
            colour("-graft-line-2", c -> c.lineColours.get(1)),
            colour("-graft-line-3", c -> c.lineColours.get(2)),
            colour("-graft-line-4", c -> c.lineColours.get(3)),
            colour("-graft-line-5", c -> c.lineColours.get(4)));
    private final StyleableProperty<Color> gridColour = colour("-graft-chart-grid", c -> c.gridColour);
    private final StyleableProperty<Color> textColour = colour("-graft-chart-text", c -> c.textColour);
    private final StyleableProperty<Number> type =
            FACTORY.createStyleableNumberProperty(this, "type", "-graft-chart-type", c -> c.type, 12);
    private final Canvas canvas = new Canvas();
    private final Function<EpochPoint, Optional<Double>> value;
    private final ChartScale.Kind kind;
    private final Supplier<Locale> language;
    private List<Curves> versions = List.of();

    /**
     * @param value the figure that is drawn
     * @param kind how the vertical axis is chosen
     * @param language in which values are written
     */
    VersionsChart(Function<EpochPoint, Optional<Double>> value, ChartScale.Kind kind, Supplier<Locale> language) {
        this.value = value;
        this.kind = kind;
        this.language = language;
        canvas.setManaged(false);
        getStyleClass().add("versions-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
    }

    private StyleableProperty<Color> colour(String css, Function<VersionsChart, StyleableProperty<Color>> property) {
        StyleableProperty<Color> colour =
                FACTORY.createStyleableColorProperty(this, css.substring(1), css, property, Color.GRAY);
        // A canvas knows nothing of style sheets: another theme wants it drawn anew.
        ((Observable) colour).addListener(observable -> requestLayout());
        return colour;
    }

    void show(List<Curves> curves) {
        versions = List.copyOf(curves);
        requestLayout();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        double em = type.getValue().doubleValue();
        g.setFont(Font.font("Inter", em));
        List<Double> values = versions.stream()
                .flatMap(v -> v.points().stream())
                .flatMap(p -> value.apply(p).stream())
                .toList();
        int epochs = versions.stream().mapToInt(v -> v.points().size()).max().orElse(2);
        ChartScale scale = ChartScale.of(values, epochs, kind, getWidth(), getHeight(), em);
        ChartAxes.draw(g, scale, v -> kind.text(v, language.get()), gridColour.getValue(), textColour.getValue(), em);
        for (int i = 0; i < versions.size(); i++) {
            line(g, scale, versions.get(i), i);
        }
    }

    private void line(GraphicsContext g, ChartScale scale, Curves curves, int index) {
        g.setStroke(lineColours.get(index).getValue());
        g.setFill(lineColours.get(index).getValue());
        g.setLineWidth(2);
        List<double[]> points = new ArrayList<>();
        for (EpochPoint point : curves.points()) {
            value.apply(point)
                    .filter(Double::isFinite)
                    .ifPresent(v -> points.add(new double[] {scale.x(point.number()), scale.y(v)}));
        }
        for (int i = 1; i < points.size(); i++) {
            g.strokeLine(points.get(i - 1)[0], points.get(i - 1)[1], points.get(i)[0], points.get(i)[1]);
        }
        int every = Math.max(1, (points.size() + MARKED - 1) / MARKED);
        for (int i = 0; i < points.size(); i += every) {
            Marker.values()[index].draw(g, points.get(i)[0], points.get(i)[1]);
        }
    }
}
