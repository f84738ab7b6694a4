package graft.app.pack;

import graft.app.control.Banner;
import graft.app.control.FetchBar;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import graft.app.task.Fetching;
import graft.compute.pack.Pack;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One pack: what it would do here, how large it is, under which licence, and how to get it or be rid of it. */
final class PackRow extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final PacksModel model;
    private final Desk desk;
    private final PackState state;
    private final Pack pack;

    PackRow(Widgets widgets, PacksModel model, Desk desk, PackState state) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        this.state = state;
        this.pack = state.pack();
        getStyleClass().add("pack-row");
        setId("pack-" + pack.id());
        getChildren()
                .addAll(
                        head(),
                        widgets.paragraph(
                                texts.bind(() -> texts.get(state.fit().why())),
                                "small-text",
                                state.fit().helps() ? "pack-use" : "muted"));
        if (state.fit().helps() || !(state.standing() instanceof PackStanding.Absent)) {
            getChildren().add(widgets.paragraph(texts.bind(this::facts), "caption"));
        }
        if (state.standing() instanceof PackStanding.Damaged damaged) {
            getChildren().add(widgets.paragraph(texts.bind(() -> texts.get(damaged.why())), "small-text", "bad"));
        }
        if (model.fetching().get(pack.id()) instanceof Fetching.Running running) {
            getChildren().add(bar(running));
        } else if (model.removalProperty().get().filter(pack.id()::equals).isPresent()) {
            getChildren().add(removal());
        } else {
            note();
            actions();
        }
    }

    private Node head() {
        HBox line = Widgets.row(
                widgets.paragraph(texts.bind(() -> texts.get(pack.kind().title())), "strong"));
        if (state.standing() instanceof PackStanding.Here) {
            line.getChildren().add(widgets.chip(texts.bind("packs.here"), Feather.CHECK, "success"));
        } else if (state.standing() instanceof PackStanding.Damaged) {
            line.getChildren().add(widgets.chip(texts.bind("packs.damaged"), Feather.ALERT_TRIANGLE, "warning"));
        }
        return line;
    }

    /** Id, size and licence. */
    private String facts() {
        return state.standing() instanceof PackStanding.Here here
                ? texts.get("packs.factsHere", pack.id(), ByteText.of(here.bytes(), texts), pack.licence())
                : texts.get("packs.facts", pack.id(), ByteText.of(state.toFetch(), texts), pack.licence());
    }

    private Node bar(Fetching.Running running) {
        boolean folder = model.isFromFolder(pack.id());
        Button stop = widgets.iconButton(
                folder ? Feather.X : Feather.PAUSE,
                folder ? "packs.stop" : "shell.pauseDownload",
                () -> model.pause(pack),
                "small-button");
        return new FetchBar(
                widgets, running.job(), "packs.together", OptionalLong.of(folder ? 0 : state.toFetch()), stop);
    }

    private Node removal() {
        Button remove = widgets.button("packs.removeIt", () -> model.remove(pack), "small-button", "danger-action");
        remove.setId("remove-pack-now");
        Button keep = widgets.button("packs.keepIt", model::keep, "small-button");
        Banner question = new Banner(
                widgets,
                Tone.WARNING,
                texts.bind("packs.removeTitle"),
                texts.bind(() -> texts.get("packs.removeMeaning", ByteText.of(state.toFetch(), texts))));
        return Widgets.column("group-box", question, Widgets.wrapping(remove, keep));
    }

    /** What came of the last attempt, or what lies here of an earlier one. */
    private void note() {
        if (model.fetching().get(pack.id()) instanceof Fetching.Failed failed) {
            getChildren().add(widgets.paragraph(texts.bind(() -> texts.get(failed.why())), "small-text", "bad"));
        }
        if (come() > 0) {
            getChildren()
                    .add(widgets.paragraph(
                            texts.bind(() -> texts.get(
                                    "packs.come", ByteText.of(come(), texts), ByteText.of(state.toFetch(), texts))),
                            "caption"));
        }
    }

    private long come() {
        return state.standing() instanceof PackStanding.Absent absent ? absent.come() : 0;
    }

    private void actions() {
        List<Node> buttons = new ArrayList<>();
        boolean here = state.standing() instanceof PackStanding.Here;
        if (!here && state.fit().helps()) {
            Button download = widgets.button(
                    come() > 0 ? "packs.resume" : "packs.download",
                    Feather.DOWNLOAD,
                    () -> model.download(pack),
                    "small-button");
            buttons.add(download);
            buttons.add(widgets.button("packs.addFolder", this::addFromFolder, "small-button"));
            buttons.add(widgets.button("packs.copyFiles", this::copyFiles, "small-button"));
        }
        if (come() > 0) {
            buttons.add(widgets.button("packs.discard", () -> model.discard(pack), "small-button"));
        }
        if (!(state.standing() instanceof PackStanding.Absent)) {
            buttons.add(widgets.button("packs.remove", () -> model.askRemoval(pack), "small-button"));
        }
        if (!buttons.isEmpty()) {
            getChildren().add(Widgets.wrapping(buttons.toArray(Node[]::new)));
        }
    }

    private void addFromFolder() {
        desk.chooseFolder(texts.get("packs.chooseFolder")).ifPresent(folder -> model.addFrom(pack, folder));
    }

    private void copyFiles() {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, model.files(pack)));
    }
}
