package graft.app.settings;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/** Where projects lie, and how they come to lie elsewhere: what becomes of those there are is asked before anything moves. */
final class DataFolderRow extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final StorageModel storage;

    DataFolderRow(Widgets widgets, StorageModel storage, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.storage = storage;
        Button change = widgets.button(
                "settings.changeFolder",
                () -> desk.chooseFolder(texts.get("settings.chooseDataFolder")).ifPresent(storage::propose),
                "small-button");
        change.setId("change-data-folder");
        getStyleClass().add("group-box");
        getChildren()
                .addAll(
                        Widgets.row(
                                Widgets.growing(widgets.paragraph(
                                        texts.bind(() -> storage.dataFolder().toString()), "muted")),
                                change),
                        away(),
                        proposal());
    }

    private Node away() {
        Banner away = new Banner(
                widgets,
                Tone.WARNING,
                texts.bind(() -> storage.awayFolder()
                        .map(folder -> texts.get("settings.folderAway", folder))
                        .orElse("")),
                texts.bind("settings.folderAwayMeaning"));
        Widgets.showWhen(away, new SimpleBooleanProperty(storage.awayFolder().isPresent()));
        return away;
    }

    private Node proposal() {
        ObservableValue<Boolean> taken = storage.proposalProperty()
                .map(p -> p.map(StorageModel.Proposal::taken).orElse(false));
        Button move = widgets.button("settings.moveProjects", () -> storage.relocate(true), "small-button", "primary");
        move.setId("move-projects");
        Widgets.showWhen(move, taken.map(t -> !t));
        Button leave = widgets.button(
                texts.bind(() -> texts.get(taken.getValue() ? "settings.useThose" : "settings.leaveProjects"), taken),
                () -> storage.relocate(false),
                "small-button");
        leave.setId("leave-projects");
        Banner question = new Banner(
                widgets,
                Tone.INFO,
                texts.bind(this::title, storage.proposalProperty()),
                texts.bind(
                        () -> texts.get(taken.getValue() ? "settings.takenMeaning" : "settings.moveMeaning"), taken));
        VBox box = Widgets.column(
                "group-box",
                question,
                Widgets.wrapping(move, leave, widgets.button("settings.keepFolder", storage::keep, "small-button")));
        Widgets.showWhen(box, storage.proposalProperty().map(Optional::isPresent));
        return box;
    }

    private String title() {
        return storage.proposalProperty()
                .get()
                .map(p -> texts.get(
                        p.taken() ? "settings.takenTitle" : "settings.moveTitle",
                        p.folder(),
                        p.projects(),
                        ByteText.of(p.bytes(), texts)))
                .orElse("");
    }
}
