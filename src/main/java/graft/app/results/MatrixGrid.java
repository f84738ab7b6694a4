package graft.app.results;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.evaluation.ConfusionMatrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.PseudoClass;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.event.EventTarget;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;

/**
 * The confusion matrix: a row for each class as it is, a column for each as it was called. One tab stop, the arrow keys move
 * inside, Enter or Space choose; each cell says itself to a screen reader. Colours come from the style sheet.
 */
final class MatrixGrid extends GridPane {

    /** With more letters than these side by side, columns are too narrow for names and carry the numbers of the rows. */
    private static final int LETTERS = 40;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final StyleablePropertyFactory<MatrixGrid> FACTORY =
            new StyleablePropertyFactory<>(GridPane.getClassCssMetaData());

    private final StyleableProperty<Color> rightLow = colour("-graft-matrix-right-low", g -> g.rightLow);
    private final StyleableProperty<Color> rightHigh = colour("-graft-matrix-right-high", g -> g.rightHigh);
    private final StyleableProperty<Color> wrongLow = colour("-graft-matrix-wrong-low", g -> g.wrongLow);
    private final StyleableProperty<Color> wrongHigh = colour("-graft-matrix-wrong-high", g -> g.wrongHigh);
    private final StyleableProperty<Color> dark = colour("-graft-matrix-text", g -> g.dark);

    private final Widgets widgets;
    private final Texts texts;
    private final ConfusionMatrix matrix;
    private final Consumer<Cell> choose;
    private final Button[][] cells;
    private final ObjectProperty<Optional<Cell>> chosen = new SimpleObjectProperty<>(this, "chosen", Optional.empty());

    /**
     * @param choose hears which cell a person wants to see the pictures of
     */
    MatrixGrid(Widgets widgets, ConfusionMatrix matrix, Consumer<Cell> choose) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.matrix = matrix;
        this.choose = choose;
        int classes = matrix.classes().size();
        this.cells = new Button[classes][classes];
        getStyleClass().add("matrix");
        setMinWidth(0);
        columns(classes);
        heads(classes);
        for (int truth = 0; truth < classes; truth++) {
            for (int answer = 0; answer < classes; answer++) {
                cells[truth][answer] = button(new Cell(truth, answer));
                add(cells[truth][answer], answer + 1, truth + 1);
            }
        }
        chosen.addListener((observable, before, now) -> mark(now));
        mark(chosen.get());
        List.of(rightLow, rightHigh, wrongLow, wrongHigh, dark).forEach(this::repaintOn);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private StyleableProperty<Color> colour(String css, Function<MatrixGrid, StyleableProperty<Color>> property) {
        return FACTORY.createStyleableColorProperty(this, css.substring(1), css, property, Color.GRAY);
    }

    private void repaintOn(StyleableProperty<Color> colour) {
        if (colour instanceof ObservableValue<?> observed) {
            observed.addListener(observable -> paint());
        }
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    private void columns(int classes) {
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.SOMETIMES);
        getColumnConstraints().add(names);
        for (int c = 0; c < classes; c++) {
            ColumnConstraints column = new ColumnConstraints();
            // One width for all, whatever stands above them: they ask for nothing and share what is left.
            column.setPrefWidth(1);
            column.setHgrow(Priority.ALWAYS);
            column.setFillWidth(true);
            column.setHalignment(HPos.CENTER);
            getColumnConstraints().add(column);
        }
    }

    private void heads(int classes) {
        add(widgets.label("results.trueClass", "caption"), 0, 0);
        int longest = matrix.classes().stream().mapToInt(String::length).max().orElse(0);
        boolean named = classes * longest <= LETTERS;
        for (int c = 0; c < classes; c++) {
            String name = matrix.classes().get(c);
            add(head(named ? name : Integer.toString(c + 1), name, "matrix-column"), c + 1, 0);
            add(head(named ? name : (c + 1) + "  " + name, name, "matrix-row"), 0, c + 1);
        }
    }

    private static Label head(String text, String whole, String style) {
        Label head = new Label(text);
        head.getStyleClass().addAll("small-text", style);
        head.setTooltip(new Tooltip(whole));
        head.setMinWidth(0);
        return head;
    }

    private int count(Cell cell) {
        return matrix.count(cell.truth(), cell.answer());
    }

    private Button button(Cell cell) {
        Button button = new Button(Integer.toString(count(cell)));
        button.getStyleClass().add("matrix-cell");
        if (count(cell) == 0) {
            button.getStyleClass().add("none");
        }
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(event -> choose.accept(cell));
        button.accessibleTextProperty().bind(texts.bind(() -> spoken(cell)));
        return button;
    }

    private String spoken(Cell cell) {
        String truth = matrix.classes().get(cell.truth());
        int all = matrix.pictures(cell.truth());
        return cell.right()
                ? texts.get("results.cellRight", truth, count(cell), all)
                : texts.get("results.cellWrong", truth, matrix.classes().get(cell.answer()), count(cell), all);
    }

    /** The cell whose pictures are shown; the tab key comes to it. */
    ObjectProperty<Optional<Cell>> chosenProperty() {
        return chosen;
    }

    private void mark(Optional<Cell> now) {
        Cell stop = now.orElse(new Cell(0, 0));
        for (int truth = 0; truth < cells.length; truth++) {
            for (int answer = 0; answer < cells.length; answer++) {
                Cell cell = new Cell(truth, answer);
                cells[truth][answer].pseudoClassStateChanged(
                        CHOSEN, now.filter(cell::equals).isPresent());
                cells[truth][answer].setFocusTraversable(cell.equals(stop));
            }
        }
    }

    private void paint() {
        for (int truth = 0; truth < cells.length; truth++) {
            int all = Math.max(1, matrix.pictures(truth));
            for (int answer = 0; answer < cells.length; answer++) {
                Cell cell = new Cell(truth, answer);
                if (count(cell) > 0) {
                    cells[truth][answer].setStyle(style(cell, (double) count(cell) / all));
                }
            }
        }
    }

    private String style(Cell cell, double share) {
        CellShade shade = cell.right()
                ? CellShade.of(rightLow.getValue(), rightHigh.getValue(), dark.getValue(), share)
                : CellShade.of(wrongLow.getValue(), wrongHigh.getValue(), dark.getValue(), share);
        return "-graft-cell-ground: " + web(shade.ground()) + "; -graft-cell-front: " + web(shade.text()) + ";";
    }

    private static String web(Color colour) {
        return "#" + colour.toString().substring(2, 8);
    }

    private void pressed(KeyEvent event) {
        Optional<Cell> from = at(event.getTarget());
        if (from.isEmpty() || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        int truth = from.get().truth();
        int answer = from.get().answer();
        int last = cells.length - 1;
        Cell to =
                switch (event.getCode()) {
                    case LEFT -> new Cell(truth, Math.max(0, answer - 1));
                    case RIGHT -> new Cell(truth, Math.min(last, answer + 1));
                    case UP -> new Cell(Math.max(0, truth - 1), answer);
                    case DOWN -> new Cell(Math.min(last, truth + 1), answer);
                    case HOME -> new Cell(truth, 0);
                    case END -> new Cell(truth, last);
                    default -> from.get();
                };
        if (event.getCode().isNavigationKey()) {
            event.consume();
            cells[to.truth()][to.answer()].requestFocus();
        }
    }

    private Optional<Cell> at(EventTarget target) {
        for (int truth = 0; truth < cells.length; truth++) {
            for (int answer = 0; answer < cells.length; answer++) {
                if (cells[truth][answer].equals(target)) {
                    return Optional.of(new Cell(truth, answer));
                }
            }
        }
        return Optional.empty();
    }
}
