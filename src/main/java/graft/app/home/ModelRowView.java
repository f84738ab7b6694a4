package graft.app.home;

import graft.app.control.Columns;
import graft.app.control.Icon;
import graft.app.control.IntervalRail;
import graft.app.control.Widgets;
import graft.app.i18n.DayText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.app.wizard.StepId;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import graft.evaluation.Purpose;
import graft.run.RunState;
import java.time.Clock;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One version of a model in the list: picture, name, date, state, figure, and what can be done with it. */
final class ModelRowView extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final ModelRow row;

    ModelRowView(Widgets widgets, ModelRow row, HomeModel model, PictureLoader loader, Clock clock) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.row = row;
        PictureView picture = new PictureView(loader);
        picture.getStyleClass().add("row-picture");
        row.picture().ifPresent(picture::show);
        HBox left = Widgets.row(choice(model), picture, Widgets.growing(names()), date(clock));
        left.getStyleClass().add("wide-gap");
        HBox right = Widgets.row(state(), Widgets.spacer(), figure(), action(model::open), menu(model));
        right.getStyleClass().add("wide-gap");
        Columns columns = new Columns(new double[] {40, 60}, left, right);
        columns.getStyleClass().add("model-columns");
        getStyleClass().addAll("card-row", "model-row");
        getChildren().add(columns);
    }

    private CheckBox choice(HomeModel model) {
        CheckBox choice = new CheckBox();
        choice.setSelected(model.isChosen(row));
        choice.setOnAction(event -> model.choose(row, choice.isSelected()));
        choice.disableProperty().bind(model.chosenProperty().map(chosen -> !model.canChoose(row)));
        model.chosenProperty().addListener(observable -> choice.setSelected(model.isChosen(row)));
        widgets.name(choice, texts.bind("home.choose", row.name()));
        Widgets.showWhen(choice, Bindings.size(model.rows()).greaterThan(1));
        return choice;
    }

    private VBox names() {
        return Widgets.column(
                "stack-box",
                widgets.paragraph(texts.bind(row::name), "strong"),
                widgets.paragraph(texts.bind(() -> row.details().map(texts::get).orElse("")), "caption"));
    }

    private Node date(Clock clock) {
        return widgets.label(
                texts.bind(() ->
                        row.created().map(at -> DayText.of(at, clock, texts)).orElse("")),
                "small-text",
                "muted",
                "date");
    }

    private Node state() {
        RunState state = row.state();
        if (state instanceof RunState.Finished) {
            return widgets.chip(texts.bind("home.finished"), Feather.CHECK, "success");
        }
        if (state instanceof RunState.Interrupted stopped) {
            return widgets.chip(texts.bind("home.stoppedAtEpoch", stopped.epochs()), Feather.PAUSE, "warning");
        }
        if (state instanceof RunState.Training) {
            return widgets.chip(texts.bind("home.training"), Feather.LOADER, "info");
        }
        if (state instanceof RunState.Failed) {
            return widgets.chip(texts.bind("home.failed"), Feather.ALERT_OCTAGON, "danger");
        }
        if (state instanceof RunState.Unreadable) {
            return widgets.chip(texts.bind("home.unreadable"), Feather.ALERT_OCTAGON, "danger");
        }
        return widgets.chip(texts.bind("home.notBegun"), Feather.CLOCK);
    }

    private Node figure() {
        return row.headline()
                .map(this::figure)
                .orElseGet(() ->
                        Widgets.unshortened(widgets.label("home.notTestedYet", "small-text", "muted", "no-figure")));
    }

    private Node figure(Evaluation evaluation) {
        int percent = Percent.of(evaluation.right());
        int low = Percent.below(evaluation.interval().low());
        int high = Percent.above(evaluation.interval().high());
        boolean count = evaluation.right().shownAsCount();
        Label value = widgets.label(
                count
                        ? texts.bind("home.figureCount", evaluation.correct(), evaluation.pictures())
                        : texts.bind("home.figure", percent),
                "strong");
        Label interval = widgets.label(texts.bind("home.figureInterval", percent, low, high), "small-text", "muted");
        interval.setVisible(!count);
        interval.setManaged(!count);
        Label basis = widgets.paragraph(
                texts.bind(
                        evaluation.purpose() == Purpose.TEST ? "home.testedOn" : "home.validatedOn",
                        evaluation.pictures()),
                "caption");
        IntervalRail rail = new IntervalRail(
                evaluation.interval().low(),
                evaluation.accuracy(),
                evaluation.interval().high());
        rail.accessibleTextProperty().bind(texts.bind("home.railName", percent, low, high));
        VBox words = Widgets.column("stack-box", Widgets.row(value, interval), basis);
        words.getStyleClass().add("figure-words");
        HBox figure = Widgets.row(rail, words);
        figure.getStyleClass().add("wide-gap");
        return figure;
    }

    private Node action(BiConsumer<ModelRow, StepId> open) {
        boolean finished = row.state() instanceof RunState.Finished;
        Button action = widgets.button(
                finished ? "home.useModel" : "home.resume",
                () -> open.accept(row, finished ? StepId.USE : StepId.TRAIN),
                "row-action");
        action.setVisible(finished || row.state().resumable());
        return action;
    }

    private Node menu(HomeModel model) {
        boolean finished = row.state() instanceof RunState.Finished;
        MenuItem results = item("home.results", () -> model.open(row, StepId.RESULTS));
        results.setDisable(!finished);
        MenuItem backbone = item("home.useAsBackbone", () -> model.useAsBackbone(row));
        backbone.setDisable(!finished);
        MenuItem remove = item("home.delete", () -> model.delete(row));
        remove.setDisable(row.state() instanceof RunState.Training);
        MenuButton menu = new MenuButton();
        menu.setGraphic(new Icon(Feather.MORE_HORIZONTAL));
        menu.getItems().addAll(results, backbone, remove);
        menu.getStyleClass().addAll("bare", "icon-button", "no-arrow");
        widgets.name(menu, texts.bind("home.more"));
        return menu;
    }

    private MenuItem item(String nameKey, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(texts.bind(nameKey));
        item.setOnAction(event -> action.run());
        return item;
    }
}
