package graft.app.train;

import graft.app.control.Widgets;
import graft.app.curve.EpochPoint;
import graft.app.i18n.Texts;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;

/** The figures of every epoch as a table. */
final class CurvesTable extends StackPane {

    private final Texts texts;
    private final TableView<EpochPoint> table = new TableView<>();

    CurvesTable(Widgets widgets, TrainModel model) {
        this.texts = widgets.texts();
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column("train.epoch", e -> Optional.of(Integer.toString(e.number())));
        column("train.trainingAccuracy", e -> Optional.of(percent(e.trainingAccuracy())));
        column("train.validationAccuracy", e -> e.validationAccuracy().map(this::percent));
        column("train.trainingLoss", e -> Optional.of(loss(e.trainingLoss())));
        column("train.validationLoss", e -> e.validationLoss().map(this::loss));
        getStyleClass().add("curves-table");
        getChildren().add(table);
        model.curvesProperty()
                .addListener((observable, before, now) -> table.getItems().setAll(now.points()));
        table.getItems().setAll(model.curvesProperty().get().points());
    }

    private void column(String nameKey, Function<EpochPoint, Optional<String>> value) {
        TableColumn<EpochPoint, String> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(nameKey));
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(value.apply(row.getValue()).orElse("–")));
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private String percent(double share) {
        return texts.get("train.percent", Math.round(1000 * share) / 10.0);
    }

    private String loss(double loss) {
        return texts.get("train.number", Math.round(1000 * loss) / 1000.0);
    }
}
