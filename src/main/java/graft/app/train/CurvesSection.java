package graft.app.train;

import graft.app.control.Columns;
import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.curve.ChartScale;
import graft.app.curve.CurveChart;
import graft.app.curve.EpochPoint;
import graft.app.i18n.Texts;
import graft.evaluation.Percent;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The curves as two charts, or as a table of the same figures. */
final class CurvesSection extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final TrainModel model;
    private final BooleanProperty asTable = new SimpleBooleanProperty();
    private @Nullable CurvesTable table;

    CurvesSection(Widgets widgets, TrainModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        CurveChart accuracy = new CurveChart(
                EpochPoint::trainingAccuracy,
                EpochPoint::validationAccuracy,
                ChartScale.Kind.ACCURACY,
                texts::locale,
                this::phaseName,
                this::keptAccuracy);
        CurveChart loss = new CurveChart(
                EpochPoint::trainingLoss,
                EpochPoint::validationLoss,
                ChartScale.Kind.LOSS,
                texts::locale,
                this::phaseName,
                this::keptLoss);
        accuracy.curvesProperty().bind(model.replay().curvesProperty());
        loss.curvesProperty().bind(model.replay().curvesProperty());
        texts.languageProperty().addListener(observable -> {
            accuracy.requestLayout();
            loss.requestLayout();
        });
        Node charts = Columns.equal(chart("train.accuracy", accuracy), chart("train.loss", loss));
        Widgets.showWhen(charts, asTable.not());
        getStyleClass().add("section");
        getChildren().addAll(head(), new ReplayBar(widgets, model.replay()), charts, meaning(), waiting());
        // Made when it is first looked at: of all controls a table takes longest to make.
        asTable.addListener(observable -> table());
    }

    private void table() {
        if (table == null) {
            table = new CurvesTable(widgets, model.replay().curvesProperty());
            Widgets.showWhen(table, asTable);
            getChildren().add(getChildren().size() - 2, table);
        }
    }

    private String phaseName(int frozenStages) {
        return texts.get(
                model.display().curvesProperty().get().phases().stream()
                                .findFirst()
                                .filter(p -> p.frozenStages() == frozenStages)
                                .isPresent()
                        ? "train.headOnly"
                        : "train.stages");
    }

    private String keptAccuracy(EpochPoint kept) {
        return texts.get(keptKey(), percent(kept), kept.number());
    }

    private String keptKey() {
        return model.replay().curvesProperty().get().decided().isPresent() ? "train.best" : "train.bestSoFarAt";
    }

    private String percent(EpochPoint epoch) {
        return texts.get("train.percent", Percent.of(epoch.validationAccuracy().orElse(0.0)));
    }

    private String keptLoss(EpochPoint kept) {
        double loss = Math.round(100 * kept.validationLoss().orElse(0.0)) / 100.0;
        return texts.get(keptKey(), texts.get("train.number", loss), kept.number());
    }

    /** Below charts and table: why the epoch that is marked need not be the most accurate one. */
    private Node meaning() {
        Label sentence = widgets.paragraph("train.keptMeaning", "small-text", "muted");
        sentence.setId("kept-meaning");
        Widgets.showWhen(sentence, model.replay().curvesProperty().map(curves -> curves.best()
                .isPresent()));
        return sentence;
    }

    /** Before the first epoch both charts are empty, and this says until when. */
    private Node waiting() {
        Label sentence = widgets.paragraph("train.firstPoint", "small-text", "muted");
        Widgets.showWhen(sentence, model.display().curvesProperty().map(curves -> curves.points()
                .isEmpty()));
        return sentence;
    }

    private Node chart(String titleKey, CurveChart chart) {
        chart.accessibleTextProperty().bind(texts.bind(() -> spoken(titleKey, chart), chart.pickedProperty()));
        chart.focusedProperty().addListener(observable -> chart.requestLayout());
        return Widgets.card(widgets.label(titleKey, "card-title"), chart);
    }

    /** The chart's name, and the epoch that the arrow keys have come to. */
    private String spoken(String titleKey, CurveChart chart) {
        return chart.pickedProperty()
                .get()
                .map(epoch -> texts.get(
                        "train.spokenEpoch",
                        epoch.number(),
                        chart.text(chart.trainingValue(epoch)),
                        chart.validationValue(epoch).map(chart::text).orElse("–")))
                .orElseGet(() -> texts.get(titleKey));
    }

    private Node head() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton charts = toggle("train.charts", Feather.ACTIVITY, group, "first");
        ToggleButton table = toggle("train.table", Feather.LIST, group, "last");
        charts.setId("as-charts");
        table.setId("as-table");
        charts.setSelected(true);
        charts.setOnAction(event -> {
            charts.setSelected(true);
            asTable.set(false);
        });
        table.setOnAction(event -> {
            table.setSelected(true);
            asTable.set(true);
        });
        HBox segments = new HBox(charts, table);
        segments.getStyleClass().add("segments");
        return Widgets.wrapping(
                legend("train.validation", "legend-validation"), legend("train.training", "legend-training"), segments);
    }

    private ToggleButton toggle(String key, Feather glyph, ToggleGroup group, String style) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(texts.bind(key));
        button.setGraphic(new Icon(glyph));
        button.setToggleGroup(group);
        button.getStyleClass().add(style);
        return button;
    }

    private Node legend(String key, String style) {
        Region line = new Region();
        line.getStyleClass().addAll("legend-line", style);
        Label name = widgets.label(key, "small-text");
        return Widgets.row(line, name);
    }
}
