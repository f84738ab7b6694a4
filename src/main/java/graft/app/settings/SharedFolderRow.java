package graft.app.settings;

import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.common.SharedFolder.Named;
import graft.common.SharedFolder.NamedBy;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Which folder a room of computers shares, as this one sees it, and how to name another. */
final class SharedFolderRow extends VBox {

    private final Texts texts;
    private final SharedFolderModel model;

    SharedFolderRow(Widgets widgets, SharedFolderModel model, Desk desk) {
        this.texts = widgets.texts();
        this.model = model;
        ObservableValue<Optional<Named>> named = model.namedProperty();
        Button change = widgets.button(
                "settings.changeFolder",
                () -> desk.chooseFolder(texts.get("settings.chooseShared")).ifPresent(model::choose),
                "small-button");
        change.setId("change-shared-folder");
        Button none = widgets.button("settings.noShared", model::forget, "small-button");
        none.setId("no-shared-folder");
        Widgets.showWhen(change, named.map(n -> n.filter(Named::fixed).isEmpty()));
        Widgets.showWhen(
                none, named.map(n -> n.filter(x -> x.by() == NamedBy.PERSON).isPresent()));
        Label folder = widgets.paragraph(texts.bind(this::folder, named), "muted");
        Label note = widgets.paragraph(texts.bind(this::note, named, model.changedProperty()), "small-text", "muted");
        Widgets.showWhen(note, note.textProperty().isNotEmpty());
        Label trouble = widgets.paragraph(texts.bindOptional(model.troubleProperty()), "small-text", "bad");
        Widgets.showWhen(trouble, model.troubleProperty().map(Optional::isPresent));
        getStyleClass().add("group-box");
        getChildren().addAll(Widgets.row(Widgets.growing(folder), none, change), note, trouble);
    }

    private String folder() {
        return model.namedProperty()
                .get()
                .map(named -> named.folder().map(Object::toString).orElseGet(() -> texts.get("settings.sharedNone")))
                .orElseGet(() -> texts.get("settings.counting"));
    }

    /** What there is to know of it. */
    private String note() {
        if (model.changedProperty().get()) {
            return texts.get("settings.sharedLater");
        }
        Optional<Named> named = model.namedProperty().get().filter(n -> n.by() != NamedBy.NOBODY);
        if (named.filter(n -> !n.reached()).isPresent()) {
            return texts.get("settings.sharedAway");
        }
        return named.filter(n -> n.by() == NamedBy.INSTALLATION).isPresent()
                ? texts.get("settings.sharedInstalled")
                : "";
    }
}
