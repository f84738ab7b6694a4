package graft.app.curve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * One pair of curves, drawn on a canvas so that 500 epochs cost no more nodes than five: validation solid with filled dots,
 * training dashed with hollow squares, phases tinted and marked, the best epoch ringed. Colours and sizes come from the style
 * sheet.
 */
public final class CurveChart extends Region {

    private static final StyleablePropertyFactory<CurveChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    /** Markers are drawn for so many epochs at most; above, for every n-th. */
    private static final int MARKED = 40;

    /** Height of the box around a text, in em. */
    private static final double BOX_HEIGHT = 2;

    private final StyleableProperty<Color> validationColour =
            colour("-graft-chart-validation", c -> c.validationColour);
    private final StyleableProperty<Color> trainingColour = colour("-graft-chart-training", c -> c.trainingColour);
    private final StyleableProperty<Color> gridColour = colour("-graft-chart-grid", c -> c.gridColour);
    private final StyleableProperty<Color> textColour = colour("-graft-chart-text", c -> c.textColour);
    private final StyleableProperty<Color> groundColour = colour("-graft-chart-ground", c -> c.groundColour);
    private final StyleableProperty<Color> frozenColour = colour("-graft-chart-frozen", c -> c.frozenColour);
    private final StyleableProperty<Number> type =
            FACTORY.createStyleableNumberProperty(this, "type", "-graft-chart-type", c -> c.type, 12);

    private final ObjectProperty<Curves> curves = new SimpleObjectProperty<>(this, "curves", Curves.NONE);
    private final Canvas canvas = new Canvas();
    private int drawings;
    private final Function<EpochPoint, Double> training;
    private final Function<EpochPoint, Optional<Double>> validation;
    private final ChartScale.Kind kind;
    private final IntFunction<String> phaseName;
    private final Function<EpochPoint, String> bestName;
    private final ObjectProperty<Optional<EpochPoint>> cursor =
            new SimpleObjectProperty<>(this, "picked", Optional.empty());

    /**
     * @param training the figure of the training pictures
     * @param validation the figure of the validation pictures
     * @param kind how the vertical axis is chosen
     * @param phaseName names a phase by its number of frozen stages
     * @param bestName what stands beside the best epoch
     */
    public CurveChart(
            Function<EpochPoint, Double> training,
            Function<EpochPoint, Optional<Double>> validation,
            ChartScale.Kind kind,
            IntFunction<String> phaseName,
            Function<EpochPoint, String> bestName) {
        this.training = training;
        this.validation = validation;
        this.kind = kind;
        this.phaseName = phaseName;
        this.bestName = bestName;
        canvas.setManaged(false);
        getStyleClass().add("curve-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        curves.addListener(observable -> {
            cursor.set(Optional.empty());
            changed();
        });
        cursor.addListener(observable -> changed());
        setFocusTraversable(true);
        setOnKeyPressed(this::pressed);
    }

    /** The arrow keys walk along the epochs. */
    private void pressed(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        List<EpochPoint> points = curves.get().points();
        if (step == 0 || points.isEmpty() || event.isAltDown()) {
            return;
        }
        int at = cursor.get().map(points::indexOf).orElse(step > 0 ? -1 : points.size());
        cursor.set(Optional.of(points.get(Math.max(0, Math.min(points.size() - 1, at + step)))));
        event.consume();
    }

    /** The epoch that the arrow keys have come to. */
    public ReadOnlyObjectProperty<Optional<EpochPoint>> pickedProperty() {
        return cursor;
    }

    /** A value as the chart writes it. */
    public String text(double value) {
        return kind.text(value);
    }

    public double trainingValue(EpochPoint epoch) {
        return training.apply(epoch);
    }

    public Optional<Double> validationValue(EpochPoint epoch) {
        return validation.apply(epoch);
    }

    private StyleableProperty<Color> colour(String css, Function<CurveChart, StyleableProperty<Color>> property) {
        StyleableProperty<Color> colour =
                FACTORY.createStyleableColorProperty(this, css.substring(1), css, property, Color.GRAY);
        // A canvas knows nothing of style sheets: another theme wants it drawn anew.
        ((Observable) colour).addListener(observable -> requestLayout());
        return colour;
    }

    /** What is drawn. */
    public ObjectProperty<Curves> curvesProperty() {
        return curves;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    /**
     * Draws at once what is seen. What is not, such as while another page is looked at, is drawn once when it comes into view:
     * a canvas keeps all that is drawn on it until it is shown, and a long run would fill the memory with it.
     */
    private void changed() {
        if (seen()) {
            draw();
        } else {
            requestLayout();
        }
    }

    private boolean seen() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (!node.isVisible()) {
                return false;
            }
        }
        return getScene() != null
                && getScene().getWindow() != null
                && getScene().getWindow().isShowing();
    }

    /** How often it has been drawn. */
    int drawings() {
        return drawings;
    }

    private void draw() {
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        drawings++;
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        double em = type.getValue().doubleValue();
        g.setFont(Font.font("Inter", em));
        ChartScale scale =
                ChartScale.of(curves.get(), training, validation, kind, canvas.getWidth(), canvas.getHeight(), em);
        phases(g, scale, em);
        ChartAxes.draw(g, scale, kind, gridColour.getValue(), textColour.getValue(), em);
        line(g, scale, values(e -> Optional.of(training.apply(e))), trainingColour.getValue(), true);
        line(g, scale, values(validation), validationColour.getValue(), false);
        best(g, scale, em);
        cursor(g, scale, em);
    }

    private void cursor(GraphicsContext g, ChartScale scale, double em) {
        if (isFocused() && cursor.get().isPresent()) {
            EpochPoint epoch = cursor.get().get();
            double x = scale.x(epoch.number());
            g.setLineWidth(1.5);
            g.setStroke(textColour.getValue());
            g.strokeLine(x, scale.top(), x, scale.bottom());
            String values = text(training.apply(epoch))
                    + validation.apply(epoch).map(v -> " / " + text(v)).orElse("");
            box(g, scale, em, x, scale.top() + 2 * em, values);
        }
    }

    /** A text in a box that stays inside the plot. */
    private void box(GraphicsContext g, ChartScale scale, double em, double x, double y, String text) {
        double width = boxWidth(g, em, text);
        double height = BOX_HEIGHT * em;
        double left = Math.max(scale.left(), Math.min(scale.right() - width, x - width / 2));
        g.setFill(groundColour.getValue());
        g.fillRoundRect(left, y, width, height, 8, 8);
        g.setStroke(gridColour.getValue());
        g.setLineWidth(1);
        g.strokeRoundRect(left, y, width, height, 8, 8);
        g.setFill(textColour.getValue());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, left + width / 2, y + height / 2);
    }

    private static double boxWidth(GraphicsContext g, double em, String text) {
        Text measured = new Text(text);
        measured.setFont(g.getFont());
        return measured.getLayoutBounds().getWidth() + 1.4 * em;
    }

    private void phases(GraphicsContext g, ChartScale scale, double em) {
        int first = 1;
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.BOTTOM);
        for (Curves.Phase phase : curves.get().phases()) {
            double from = scale.x(first == 1 ? 1 : first - 0.5);
            double to = scale.x(Math.min(scale.epochs(), first + phase.epochs() - 0.5));
            if (phase.index() == 0 && curves.get().phases().size() > 1) {
                g.setFill(frozenColour.getValue().deriveColor(0, 1, 1, 0.35));
                g.fillRect(from, scale.top(), to - from, scale.bottom() - scale.top());
            }
            if (phase.index() > 0) {
                g.setStroke(textColour.getValue());
                g.setLineWidth(1.5);
                g.setLineDashes(2, 3);
                g.strokeLine(from, scale.top() - em, from, scale.bottom());
                g.setLineDashes();
            }
            g.setFill(textColour.getValue());
            g.fillText(phaseName.apply(phase.frozenStages()), from + em / 2, scale.top() - em / 4);
            first += phase.epochs();
        }
    }

    /** A value of an epoch. */
    private record Value(int epoch, double value) {}

    private List<Value> values(Function<EpochPoint, Optional<Double>> of) {
        List<Value> values = new ArrayList<>();
        for (EpochPoint point : curves.get().points()) {
            of.apply(point).filter(Double::isFinite).ifPresent(value -> values.add(new Value(point.number(), value)));
        }
        return values;
    }

    private void line(GraphicsContext g, ChartScale scale, List<Value> values, Color colour, boolean dashed) {
        g.setStroke(colour);
        g.setFill(colour);
        g.setLineWidth(dashed ? 2 : 2.5);
        if (dashed) {
            g.setLineDashes(6, 4);
        }
        // In one go, so that dashes run on from epoch to epoch however close those are.
        g.strokePolyline(
                values.stream().mapToDouble(v -> scale.x(v.epoch())).toArray(),
                values.stream().mapToDouble(v -> scale.y(v.value())).toArray(),
                values.size());
        g.setLineDashes();
        int every = Math.max(1, (values.size() + MARKED - 1) / MARKED);
        for (int i = 0; i < values.size(); i += every) {
            mark(g, scale.x(values.get(i).epoch()), scale.y(values.get(i).value()), dashed);
        }
    }

    /** A filled dot for validation, a hollow square for training. */
    private void mark(GraphicsContext g, double x, double y, boolean hollow) {
        if (!hollow) {
            g.fillOval(x - 3.2, y - 3.2, 6.4, 6.4);
            return;
        }
        g.setFill(groundColour.getValue());
        g.fillRect(x - 3, y - 3, 6, 6);
        g.setLineWidth(1.5);
        g.strokeRect(x - 3, y - 3, 6, 6);
    }

    private void best(GraphicsContext g, ChartScale scale, double em) {
        Optional<EpochPoint> best = curves.get().best();
        Optional<Double> value = best.flatMap(validation);
        if (value.isEmpty()) {
            return;
        }
        double x = scale.x(best.get().number());
        double y = scale.y(value.get());
        Color colour = validationColour.getValue();
        g.setLineWidth(1);
        g.setStroke(colour.deriveColor(0, 1, 1, 0.5));
        g.strokeLine(x, scale.top(), x, scale.bottom());
        double radius = em * 0.6;
        g.setFill(groundColour.getValue());
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setStroke(colour);
        g.setLineWidth(2);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.strokePolyline(
                new double[] {x - radius * 0.45, x - radius * 0.1, x + radius * 0.5},
                new double[] {y, y + radius * 0.35, y - radius * 0.35},
                3);
        bestLabel(g, scale, em, new Point2D(x, y), radius, bestName.apply(best.get()));
    }

    /** The name of the best epoch, where it covers neither curve. */
    private void bestLabel(GraphicsContext g, ChartScale scale, double em, Point2D mark, double radius, String name) {
        Rectangle2D plot =
                new Rectangle2D(scale.left(), scale.top(), scale.right() - scale.left(), scale.bottom() - scale.top());
        List<List<Point2D>> drawn = Stream.of(values(e -> Optional.of(training.apply(e))), values(validation))
                .map(curve -> curve.stream()
                        .map(v -> new Point2D(scale.x(v.epoch()), scale.y(v.value())))
                        .toList())
                .toList();
        double width = boxWidth(g, em, name);
        Point2D corner = new FreePlace(plot, drawn).near(mark, radius, width, BOX_HEIGHT * em);
        box(g, scale, em, corner.getX() + width / 2, corner.getY(), name);
    }
}
