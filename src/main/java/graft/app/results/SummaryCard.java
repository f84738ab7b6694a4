package graft.app.results;

import graft.app.control.Columns;
import graft.app.control.IntervalRail;
import graft.app.control.Widgets;
import graft.app.i18n.ShareText;
import graft.app.i18n.Texts;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.Interval;
import graft.evaluation.Percent;
import graft.evaluation.Proportion;
import graft.evaluation.Purpose;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The result in one figure, one sentence, and against what one gets without learning anything. */
final class SummaryCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final Evaluation evaluation;

    SummaryCard(Widgets widgets, Evaluation evaluation) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.evaluation = evaluation;
        Columns columns = evaluation.right().shownAsCount()
                ? new Columns(new double[] {30, 70}, figure(), sentence())
                : new Columns(new double[] {22, 28, 50}, figure(), sentence(), rails());
        columns.getStyleClass().add("summary-columns");
        getStyleClass().add("card");
        setId("summary");
        getChildren().add(columns);
    }

    private Node figure() {
        Proportion right = evaluation.right();
        Label value = widgets.label(texts.bind(() -> texts.get(ShareText.figure(right))), "figure");
        value.setMinWidth(USE_PREF_SIZE);
        FlowPane line = Widgets.wrapping(value);
        line.getStyleClass().add("figure-line");
        if (!right.shownAsCount()) {
            line.getChildren()
                    .add(widgets.label(
                            texts.bind(
                                    "results.interval",
                                    Percent.below(right.interval().low()),
                                    Percent.above(right.interval().high())),
                            "muted"));
        }
        Label counted = widgets.paragraph(
                texts.bind(
                        evaluation.purpose() == Purpose.VALIDATION
                                ? "results.rightOfValidation"
                                : "results.rightOfTest",
                        right.successes(),
                        right.trials()),
                "small-text");
        counted.setId("counted");
        return Widgets.column("stack-box", widgets.label("results.accuracy", "card-title"), line, counted);
    }

    private Node sentence() {
        ObservableValue<String> words = texts.bind(() -> EvaluationSentences.headline(evaluation).stream()
                .map(texts::get)
                .collect(Collectors.joining(" ")));
        Label sentence = widgets.paragraph(words);
        sentence.setId("headline");
        VBox box = new VBox(sentence);
        box.getStyleClass().add("summary-sentence");
        return box;
    }

    private Node rails() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("summary-rails");
        Proportion right = evaluation.right();
        rail(
                grid,
                texts.bind("results.thisModel"),
                right.interval(),
                right.value(),
                texts.bind(() -> ShareText.of(right, texts)));
        Interval balanced = evaluation.balancedAccuracyInterval();
        int percent = Percent.of(evaluation.balancedAccuracy());
        rail(
                grid,
                texts.bind("results.balanced"),
                balanced,
                evaluation.balancedAccuracy(),
                texts.bind(
                        "shell.shareInterval", percent, Percent.below(balanced.low()), Percent.above(balanced.high())));
        always(grid);
        return grid;
    }

    /** What one would get by always saying the most frequent class: no estimate, just a count of these pictures. */
    private void always(GridPane grid) {
        ConfusionMatrix matrix = evaluation.confusion();
        int most = 0;
        for (int c = 1; c < matrix.classes().size(); c++) {
            most = matrix.pictures(c) > matrix.pictures(most) ? c : most;
        }
        double share = (double) matrix.pictures(most) / evaluation.pictures();
        Interval none = new Interval(share, share, right().confidence(), right().method());
        rail(
                grid,
                texts.bind("results.always", matrix.classes().get(most)),
                none,
                share,
                texts.bind("shell.percent", Percent.of(share)));
    }

    private Interval right() {
        return evaluation.interval();
    }

    private void rail(
            GridPane grid,
            ObservableValue<String> name,
            Interval interval,
            double value,
            ObservableValue<String> figure) {
        int row = grid.getRowCount();
        Label title = widgets.label(name, "small-text", row == 0 ? "strong" : "muted");
        title.setMinWidth(USE_PREF_SIZE);
        IntervalRail rail = new IntervalRail(interval.low(), value, interval.high());
        rail.getStyleClass().add(row == 2 ? "baseline" : "measured");
        rail.accessibleTextProperty().bind(texts.bind(() -> name.getValue() + ": " + figure.getValue()));
        Label words = widgets.label(figure, "small-text", row == 0 ? "strong" : "muted");
        words.setMinWidth(USE_PREF_SIZE);
        grid.addRow(row, title, rail, words);
    }
}
