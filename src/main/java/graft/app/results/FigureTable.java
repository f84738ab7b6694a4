package graft.app.results;

import graft.app.control.IntervalRail;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.evaluation.Estimate;
import graft.evaluation.Interval;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

/** Rows of figures with their intervals, as words and on a rail from 0 to 100. */
final class FigureTable extends GridPane {

    private static final String NOTHING = "\u2013";

    /** In letters; longer names go onto several lines. */
    private static final int LONG_NAME = 24;

    private final Widgets widgets;
    private final Texts texts;

    FigureTable(Widgets widgets) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        getStyleClass().addAll("class-table", "figure-table");
        setMinWidth(0);
    }

    /** Begins anew with these headings. */
    void heads(String... keys) {
        getChildren().clear();
        Node[] heads = new Node[keys.length];
        for (int i = 0; i < keys.length; i++) {
            Label head = widgets.label(keys[i], "caption");
            head.setMinWidth(USE_PREF_SIZE);
            heads[i] = head;
        }
        addRow(0, heads);
    }

    /** Adds a row. */
    void row(Node... cells) {
        addRow(getRowCount(), cells);
    }

    /** The name of a row. */
    Label name(ObservableValue<String> name) {
        Label label = widgets.paragraph(name, "small-text", "medium");
        if (name.getValue().length() <= LONG_NAME) {
            // A word would be broken within where its column is narrow; rails give way instead.
            label.setMinWidth(USE_PREF_SIZE);
        }
        return label;
    }

    /** Words alone. */
    Label words(ObservableValue<String> words) {
        Label label = widgets.label(words, "small-text");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    /** A share of pictures; of few of them, only how many of how many. */
    Node share(Optional<Proportion> share) {
        return share.map(p -> p.shownAsCount()
                        ? words(texts.bind("shell.ofAll", p.successes(), p.trials()))
                        : figure(Percent.of(p), p.value(), p.interval()))
                .orElseGet(this::nothing);
    }

    /** A figure that is no count. */
    Node estimate(Optional<Estimate> estimate) {
        return estimate.map(e -> figure(Percent.of(e.value()), e.value(), e.interval()))
                .orElseGet(this::nothing);
    }

    private Node nothing() {
        return words(texts.bind(() -> NOTHING));
    }

    private Node figure(int percent, double value, Interval interval) {
        Label words = words(texts.bind(
                "shell.shareInterval", percent, Percent.below(interval.low()), Percent.above(interval.high())));
        words.getStyleClass().add("class-figure");
        IntervalRail rail = new IntervalRail(interval.low(), value, interval.high());
        rail.accessibleTextProperty().bind(words.textProperty());
        FlowPane cell = Widgets.wrapping(words, rail);
        cell.setMinWidth(USE_COMPUTED_SIZE);
        cell.getStyleClass().add("share-cell");
        return cell;
    }
}
