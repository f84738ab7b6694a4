package graft.app.results;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.run.correction.Correction;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What can be said about the picture that is looked at: that it belongs to another class, or is not to be used, and why. The
 * score rests on it, so neither changes the score as first measured.
 */
final class CorrectionActions extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final CorrectionModel model;
    private final List<String> classes;
    private final ObservableValue<Optional<Judged>> picture;
    private final BooleanProperty asking = new SimpleBooleanProperty();

    CorrectionActions(
            Widgets widgets, CorrectionModel model, List<String> classes, ObservableValue<Optional<Judged>> picture) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.classes = classes;
        this.picture = picture;
        getStyleClass().add("group-box");
        setId("correct");
        ObservableValue<Optional<Correction>> made = Bindings.createObjectBinding(
                () -> picture.getValue().flatMap(model::of), picture, model.correctedProperty());
        Node free = Widgets.wrapping(moveTo(), leaveOut());
        Widgets.showWhen(
                free, Bindings.createBooleanBinding(() -> made.getValue().isEmpty() && !asking.get(), made, asking));
        Node reason = reason();
        Widgets.showWhen(
                reason, Bindings.createBooleanBinding(() -> made.getValue().isEmpty() && asking.get(), made, asking));
        Node done = done(made);
        Widgets.showWhen(done, made.map(Optional::isPresent));
        getChildren().addAll(free, reason, done, failure());
        picture.addListener((observable, before, now) -> asking.set(false));
    }

    private Node moveTo() {
        MenuButton button = new MenuButton();
        button.textProperty().bind(texts.bind("correction.moveTo"));
        button.setGraphic(new Icon(Feather.TAG));
        button.getStyleClass().add("small-button");
        button.setMinWidth(USE_PREF_SIZE);
        for (int c = 0; c < classes.size(); c++) {
            String name = classes.get(c);
            int index = c;
            MenuItem item = new MenuItem(name);
            item.setMnemonicParsing(false);
            item.visibleProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> picture.getValue()
                                    .filter(p -> p.truth() != index)
                                    .isPresent(),
                            picture));
            item.setOnAction(event -> picture.getValue().ifPresent(p -> model.moveTo(p, name)));
            button.getItems().add(item);
        }
        return button;
    }

    private Node leaveOut() {
        return widgets.button("correction.leaveOut", Feather.EYE_OFF, () -> asking.set(true), "small-button");
    }

    private Node reason() {
        TextField why = new TextField();
        why.promptTextProperty().bind(texts.bind("correction.whyPrompt"));
        why.accessibleTextProperty().bind(texts.bind("correction.why"));
        Runnable agree =
                () -> picture.getValue().filter(p -> !why.getText().isBlank()).ifPresent(p -> {
                    model.leaveOut(p, why.getText().strip());
                    why.clear();
                    asking.set(false);
                });
        why.setOnAction(event -> agree.run());
        Button sure = widgets.button("correction.leaveItOut", agree, "small-button");
        sure.disableProperty().bind(why.textProperty().map(String::isBlank));
        Button cancel = widgets.button("correction.cancel", () -> asking.set(false), "small-button");
        Label label = widgets.paragraph("correction.why", "small-text");
        asking.addListener((observable, before, now) -> {
            if (now) {
                why.requestFocus();
            }
        });
        return Widgets.column("stack-box", label, why, Widgets.wrapping(sure, cancel));
    }

    private Node done(ObservableValue<Optional<Correction>> made) {
        Label words = widgets.paragraph(
                texts.bind(
                        () -> made.getValue()
                                .map(c -> CorrectionText.of(c, texts))
                                .orElse(""),
                        made),
                "small-text");
        return Widgets.column(
                "stack-box",
                words,
                Widgets.wrapping(widgets.button(
                        "correction.undo",
                        Feather.CORNER_UP_LEFT,
                        () -> made.getValue().ifPresent(model::undo),
                        "small-button")));
    }

    private Node failure() {
        Label why = widgets.paragraph(
                texts.bind(() -> model.failureProperty().get().map(texts::get).orElse(""), model.failureProperty()),
                "small-text",
                "correction-failure");
        Widgets.showWhen(why, model.failureProperty().map(Optional::isPresent));
        return why;
    }
}
