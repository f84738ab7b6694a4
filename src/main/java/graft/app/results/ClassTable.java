package graft.app.results;

import graft.app.control.IntervalRail;
import graft.app.control.Widgets;
import graft.app.i18n.ShareText;
import graft.app.i18n.Texts;
import graft.evaluation.ClassFigures;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.Interval;
import graft.evaluation.Proportion;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How each class fared: how often it is found, how often its name is right, and both in one figure. */
final class ClassTable extends VBox {

    private static final String NOTHING = "–";

    /** In letters; longer names are shortened where room is short. */
    private static final int LONG_NAME = 24;

    private final Widgets widgets;
    private final Texts texts;
    private final ResultsModel model;
    private final GridPane grid = new GridPane();

    ClassTable(Widgets widgets, ResultsModel model, Evaluation evaluation) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        grid.getStyleClass().add("class-table");
        grid.setMinWidth(0);
        columns();
        heads();
        for (int c = 0; c < evaluation.perClass().size(); c++) {
            row(c, evaluation.perClass().get(c));
        }
        getStyleClass().add("card");
        setId("classes");
        getChildren()
                .addAll(
                        widgets.paragraph("results.perClass", "card-title"),
                        widgets.paragraph("results.perClassMeaning", "muted", "small-text"),
                        grid);
    }

    private void columns() {
        for (int i = 0; i < 5; i++) {
            ColumnConstraints column = new ColumnConstraints();
            boolean wide = i == 2 || i == 3;
            column.setHgrow(wide ? Priority.ALWAYS : i == 0 ? Priority.SOMETIMES : Priority.NEVER);
            column.setHalignment(i == 1 ? HPos.RIGHT : HPos.LEFT);
            grid.getColumnConstraints().add(column);
        }
    }

    private void heads() {
        grid.addRow(
                0,
                shortHead("results.class"),
                shortHead("results.picturesHead"),
                widgets.paragraph("results.found", "caption"),
                widgets.paragraph("results.named", "caption"),
                shortHead("results.f1"));
    }

    /** One word, which would be broken within where its column is narrow. */
    private Label shortHead(String key) {
        Label head = widgets.label(key, "caption");
        head.setMinWidth(USE_PREF_SIZE);
        return head;
    }

    private void row(int index, ClassFigures figures) {
        Hyperlink name = widgets.link(texts.bind(figures::label), () -> model.choose(new Cell(index, index)));
        name.setMinWidth(figures.label().length() > LONG_NAME ? 0 : USE_PREF_SIZE);
        // The name leads to its pictures; a screen reader hears the whole line with it.
        name.accessibleTextProperty().bind(texts.bind(() -> spoken(figures)));
        Label pictures = widgets.label(texts.bind("shell.count", figures.pictures()), "small-text");
        pictures.setMinWidth(USE_PREF_SIZE);
        grid.addRow(
                index + 1,
                name,
                pictures,
                share(figures.recall(), "results.found"),
                share(figures.precision(), "results.named"),
                f1(figures));
    }

    private String spoken(ClassFigures figures) {
        return texts.get(EvaluationSentences.ofClass(figures)) + " "
                + figures.precision()
                        .map(p -> texts.get("results.namedSpoken", figures.label(), ShareText.of(p, texts)))
                        .orElseGet(() -> texts.get("results.neverNamed", figures.label()));
    }

    private Node share(Optional<Proportion> share, String nameKey) {
        if (share.isEmpty()) {
            return widgets.label(texts.bind(() -> NOTHING), "small-text", "muted");
        }
        Proportion known = share.get();
        Label words = widgets.label(texts.bind(() -> ShareText.of(known, texts)), "small-text", "class-figure");
        IntervalRail rail = new IntervalRail(
                known.interval().low(), known.value(), known.interval().high());
        rail.accessibleTextProperty().bind(texts.bind(() -> texts.get(nameKey) + ": " + ShareText.of(known, texts)));
        // Of a few pictures the interval is nearly the whole rail; the count alone says that better.
        rail.setVisible(!known.shownAsCount());
        rail.setManaged(!known.shownAsCount());
        words.setMinWidth(USE_PREF_SIZE);
        // Where there is little room beside the words, the rail lies under them.
        FlowPane cell = Widgets.wrapping(words, rail);
        cell.setMinWidth(USE_COMPUTED_SIZE);
        cell.getStyleClass().add("share-cell");
        return cell;
    }

    private Node f1(ClassFigures figures) {
        boolean few = figures.pictures() < Proportion.FEWEST_FOR_PERCENT;
        Label words = widgets.label(
                texts.bind(() -> few || figures.f1().isEmpty()
                        ? NOTHING
                        : figures.f1Interval()
                                .map(i -> f1(figures.f1().getAsDouble(), i))
                                .orElseGet(() -> texts.get(
                                        "results.f1Alone", figures.f1().getAsDouble()))),
                "small-text");
        words.setMinWidth(USE_PREF_SIZE);
        return words;
    }

    private String f1(double value, Interval interval) {
        return texts.get("results.f1Interval", value, interval.low(), interval.high());
    }
}
