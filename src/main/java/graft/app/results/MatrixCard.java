package graft.app.results;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.evaluation.ConfusionMatrix;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which classes are mixed up: the whole matrix, and of many classes first the pairs that are. */
final class MatrixCard extends VBox {

    /** With more classes the matrix scrolls, and the pairs come first. */
    private static final int WHOLE = 12;

    /** With more classes a matrix is a wall of noughts, and its cells would slow the window down. */
    private static final int LARGEST = 40;

    private static final int PAIRS = 8;

    private final Widgets widgets;
    private final Texts texts;
    private final ResultsModel model;
    private final TestedRun run;
    private final ConfusionMatrix matrix;

    MatrixCard(Widgets widgets, ResultsModel model, TestedRun run, ConfusionMatrix matrix) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.run = run;
        this.matrix = matrix;
        int classes = matrix.classes().size();
        getStyleClass().add("card");
        setId("matrix");
        getChildren()
                .add(Widgets.wrapping(
                        widgets.label("results.matrix", "card-title"), widgets.label("results.columns", "caption")));
        if (classes > WHOLE) {
            getChildren().add(pairs());
        }
        if (classes <= LARGEST) {
            getChildren().addAll(grid(classes), legend());
        }
    }

    private Node grid(int classes) {
        MatrixGrid grid = new MatrixGrid(widgets, matrix, model::choose);
        // A listener of the grid's own life: the model outlives this card.
        grid.chosenProperty().bind(model.chosenProperty());
        if (classes <= WHOLE) {
            return grid;
        }
        ScrollPane scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("matrix-scroll");
        grid.setMinWidth(Region.USE_PREF_SIZE);
        return scroll;
    }

    private Node legend() {
        return Widgets.wrapping(
                key("matrix-right", "results.keyRight"),
                key("matrix-wrong", "results.keyWrong"),
                widgets.label("results.chooseCell", "caption"));
    }

    private Node key(String style, String key) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        return Widgets.row(swatch, widgets.label(key, "caption"));
    }

    private Node pairs() {
        List<Cell> cells = run.mixedUp();
        VBox list = Widgets.column("group-box", widgets.label("results.pairs", "medium", "small-text"));
        if (cells.isEmpty()) {
            list.getChildren().add(widgets.label("results.noPairs", "small-text", "muted"));
        }
        cells.stream().limit(PAIRS).forEach(cell -> list.getChildren().add(pair(cell)));
        return list;
    }

    private Node pair(Cell cell) {
        Button choose = widgets.button(
                texts.bind(
                        "results.pair",
                        matrix.classes().get(cell.truth()),
                        matrix.classes().get(cell.answer())),
                () -> model.choose(cell),
                "flat-action",
                "small-button");
        Label count = widgets.label(
                texts.bind("results.pictures", matrix.count(cell.truth(), cell.answer())), "small-text", "muted");
        return Widgets.row(choose, count);
    }
}
