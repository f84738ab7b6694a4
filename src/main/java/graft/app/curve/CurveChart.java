package graft.app.curve;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * One pair of curves, drawn on a canvas so that 500 epochs cost no more nodes than five: validation solid with filled dots,
 * training dashed with hollow squares, phases tinted and marked, the epoch that is kept ringed. Colours and sizes come from the style
 * sheet.
 */
public final class CurveChart extends Region {

    private static final StyleablePropertyFactory<CurveChart> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

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
    private final Supplier<Locale> language;
    private final IntFunction<String> phaseName;
    private final Function<EpochPoint, String> keptName;
    private final ObjectProperty<Optional<EpochPoint>> cursor =
            new SimpleObjectProperty<>(this, "picked", Optional.empty());

    /**
     * @param training the figure of the training pictures
     * @param validation the figure of the validation pictures
     * @param kind how the vertical axis is chosen
     * @param language in which values are written
     * @param phaseName names a phase by its number of frozen stages
     * @param keptName what stands beside the epoch that is kept
     */
    public CurveChart(
            Function<EpochPoint, Double> training,
            Function<EpochPoint, Optional<Double>> validation,
            ChartScale.Kind kind,
            Supplier<Locale> language,
            IntFunction<String> phaseName,
            Function<EpochPoint, String> keptName) {
        this.training = training;
        this.validation = validation;
        this.kind = kind;
        this.language = language;
        this.phaseName = phaseName;
        this.keptName = keptName;
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
        return kind.text(value, language.get());
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
        ChartInk ink = ink();
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFont(Font.font("Inter", ink.em()));
        Curves drawn = curves.get();
        ChartScale scale =
                ChartScale.of(drawn, training, validation, kind, canvas.getWidth(), canvas.getHeight(), ink.em());
        ChartSeries trained = ChartSeries.of(drawn, scale, e -> Optional.of(training.apply(e)));
        ChartSeries validated = ChartSeries.of(drawn, scale, validation);
        ChartPhases.draw(g, drawn, scale, ink, phaseName);
        ChartAxes.draw(g, scale, this::text, ink.grid(), ink.text(), ink.em());
        trained.drawDashed(g, ink.training(), ink.ground());
        validated.drawSolid(g, ink.validation());
        drawn.best().ifPresent(kept -> validation.apply(kept).ifPresent(value -> {
            Point2D at = new Point2D(scale.x(kept.number()), scale.y(value));
            KeptMark.draw(g, scale, ink, at, keptName.apply(kept), List.of(trained, validated));
        }));
        cursor(g, scale, ink);
    }

    private ChartInk ink() {
        return new ChartInk(
                validationColour.getValue(),
                trainingColour.getValue(),
                gridColour.getValue(),
                textColour.getValue(),
                groundColour.getValue(),
                frozenColour.getValue(),
                type.getValue().doubleValue());
    }

    private void cursor(GraphicsContext g, ChartScale scale, ChartInk ink) {
        if (isFocused() && cursor.get().isPresent()) {
            EpochPoint epoch = cursor.get().get();
            double x = scale.x(epoch.number());
            g.setLineWidth(1.5);
            g.setStroke(ink.text());
            g.strokeLine(x, scale.top(), x, scale.bottom());
            String values = text(training.apply(epoch))
                    + validation.apply(epoch).map(v -> " / " + text(v)).orElse("");
            ChartLabel.of(values, g.getFont(), ink.em()).draw(g, scale, ink, x, scale.top() + 2 * ink.em());
        }
    }
}
