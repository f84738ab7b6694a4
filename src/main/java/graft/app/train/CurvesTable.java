package graft.app.train;

import graft.app.control.Widgets;
import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import graft.app.i18n.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The figures of every epoch as a table, which can be copied into a spreadsheet. */
final class CurvesTable extends VBox {

    private final Texts texts;
    private final TableView<EpochPoint> table = new TableView<>();
    private final List<Column> columns = new ArrayList<>();
    private Optional<EpochPoint> kept = Optional.empty();

    /** A column: its name and the value of an epoch. */
    private record Column(String nameKey, Function<EpochPoint, Optional<String>> value) {}

    CurvesTable(Widgets widgets, ObservableValue<Curves> curves) {
        this.texts = widgets.texts();
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(texts.bind("train.table"));
        column("train.epoch", e -> Optional.of(Integer.toString(e.number())));
        column("train.phaseColumn", e -> Optional.of(Integer.toString(e.phase() + 1)));
        column("train.trainingAccuracy", e -> Optional.of(percent(e.trainingAccuracy())));
        column("train.validationAccuracy", e -> e.validationAccuracy().map(this::percent));
        column("train.trainingLoss", e -> Optional.of(loss(e.trainingLoss())));
        column("train.validationLoss", e -> e.validationLoss().map(this::loss));
        column("train.secondsColumn", e -> Optional.of(loss(e.seconds())));
        column(
                "train.keptColumn",
                e -> Optional.of(kept.filter(k -> k.equals(e)).isPresent() ? texts.get("train.keptRow") : ""));
        table.getStyleClass().add("curves-table");
        Button copy = widgets.button("train.copyTable", Feather.COPY, this::copy, "small-button");
        copy.setId("copy-table");
        getStyleClass().add("section");
        getChildren().addAll(table, copy);
        curves.addListener((observable, before, now) -> show(now));
        show(curves.getValue());
    }

    private void column(String nameKey, Function<EpochPoint, Optional<String>> value) {
        columns.add(new Column(nameKey, value));
        TableColumn<EpochPoint, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(nameKey));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text(value, row.getValue())));
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private static String text(Function<EpochPoint, Optional<String>> value, EpochPoint epoch) {
        return value.apply(epoch).orElse("–");
    }

    /** Rows that stay as they were are left alone, so that neither the choice nor the place one has scrolled to is lost. */
    private void show(Curves now) {
        ObservableList<EpochPoint> rows = table.getItems();
        List<EpochPoint> points = now.points();
        int same = 0;
        while (same < rows.size() && same < points.size() && rows.get(same).equals(points.get(same))) {
            same++;
        }
        rows.remove(same, rows.size());
        rows.addAll(points.subList(same, points.size()));
        if (!now.best().equals(kept)) {
            kept = now.best();
            table.refresh();
        }
    }

    /** How many rows there are. */
    int rows() {
        return table.getItems().size();
    }

    /** The table with tabs between columns, as spreadsheets take it. */
    String asText() {
        String head = columns.stream().map(c -> texts.get(c.nameKey())).collect(Collectors.joining("\t"));
        return table.getItems().stream()
                .map(epoch -> columns.stream().map(c -> text(c.value(), epoch)).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n", head + "\n", "\n"));
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(asText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private String percent(double share) {
        return texts.get("train.percent", Math.round(1000 * share) / 10.0);
    }

    private String loss(double loss) {
        return texts.get("train.number", Math.round(1000 * loss) / 1000.0);
    }
}
