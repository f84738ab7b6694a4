package graft.app.use;

import graft.app.control.Banner;
import graft.app.control.Icon;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureStrip;
import graft.app.task.Reach;
import graft.common.Message;
import graft.data.PictureReader;
import graft.model.PredictionTable;
import graft.model.shift.ShiftReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Answering a whole folder into a table. */
final class FolderCard extends VBox {

    private static final int CLASSES = 6;
    private static final int SHOWN = 4;

    private final Widgets widgets;
    private final Texts texts;
    private final FolderModel model;
    private final Desk desk;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final VBox body = Widgets.column("group-box");
    private final BooleanProperty copying = new SimpleBooleanProperty();

    FolderCard(Widgets widgets, FolderModel model, PictureLoader loader, PictureReader reader, Desk desk) {
        this.widgets = widgets;
        this.loader = loader;
        this.reader = reader;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        getStyleClass().add("card");
        setId("folder");
        getChildren().addAll(widgets.paragraph("use.folder", "card-title"), body);
        model.stateProperty().addListener((observable, before, now) -> show(now));
        show(model.stateProperty().get());
    }

    private void show(FolderState state) {
        List<Node> lines = new ArrayList<>();
        if (state instanceof FolderState.None) {
            lines.add(widgets.paragraph("use.folderSentence", "small-text", "muted"));
            lines.add(Widgets.row(choose()));
        } else if (state instanceof FolderState.Listing listing) {
            lines.add(folder(listing.folder()));
        } else if (state instanceof FolderState.Ready ready) {
            lines.add(folder(ready.folder()));
            lines.add(widgets.paragraph(
                    texts.bind("use.folderReady", ready.files().size()), "small-text", "muted"));
            ready.likeness().ifPresent(report -> lines.addAll(likeness(report)));
            lines.add(copying());
            lines.add(Widgets.wrapping(
                    widgets.button(
                            texts.bind("use.answerFolder"), () -> answer(ready.folder()), "small-button", "primary"),
                    widgets.button("use.cancel", model::cancel, "small-button")));
        } else if (state instanceof FolderState.Running running) {
            running(running, lines);
        } else if (state instanceof FolderState.Done done) {
            done(done, lines);
        } else if (state instanceof FolderState.Failed failed) {
            lines.add(folder(failed.folder()));
            lines.add(new Banner(
                    widgets, Tone.DANGER, texts.bind("use.folderFailed"), texts.bind(() -> texts.get(failed.why()))));
            lines.add(Widgets.row(choose()));
        }
        body.getChildren().setAll(lines);
    }

    private Node choose() {
        return widgets.button(
                "use.chooseFolder",
                Feather.FOLDER,
                () -> desk.chooseFolder(texts.get("use.chooseFolderTitle")).ifPresent(model::choose),
                "small-button");
    }

    private Node folder(Path folder) {
        Label name = widgets.label(texts.bind(() -> String.valueOf(folder.getFileName())), "medium");
        return Widgets.row(new Icon(Feather.FOLDER, "icon-small"), Widgets.growing(name));
    }

    /** How the pictures differ from the training's, and the ones that differ most; what is alike needs a line only. */
    private List<Node> likeness(ShiftReport report) {
        List<Message> sentences = report.sentences();
        if (!report.differs()) {
            return sentences.stream()
                    .map(s -> (Node) widgets.paragraph(texts.bind(() -> texts.get(s)), "small-text", "muted"))
                    .toList();
        }
        Banner banner = new Banner(
                widgets,
                Tone.WARNING,
                texts.bind("use.unlikeTitle"),
                texts.bind(() -> sentences.stream().map(texts::get).collect(Collectors.joining(" ")) + " "
                        + texts.get("shift.meaning")));
        banner.setId("likeness");
        PictureStrip<Path> strip = new PictureStrip<>(
                loader,
                new PictureStrip.Look<>(
                        file -> new SmallPicture(reader, file),
                        file -> texts.bind(() -> String.valueOf(file.getFileName())),
                        file -> List.of()),
                desk::show);
        strip.show(report.findings().get(0).examples().stream()
                .limit(SHOWN)
                .map(Path::of)
                .toList());
        return List.of(banner, strip);
    }

    private Node copying() {
        CheckBox box = new CheckBox();
        box.textProperty().bind(texts.bind("use.copyToo"));
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(copying);
        return box;
    }

    private void answer(Path folder) {
        String proposed = texts.get("use.tableName", String.valueOf(folder.getFileName()));
        char separator =
                PredictionTable.Csv.separator(texts.languageProperty().get().locale());
        Optional<Path> table = desk.chooseTarget(texts.get("use.tableTitle"), proposed);
        if (table.isEmpty()) {
            return;
        }
        Optional<Path> copies = copying.get() ? desk.chooseFolder(texts.get("use.copyTitle")) : Optional.empty();
        if (copying.get() == copies.isPresent()) {
            model.answer(table.get(), separator, copies);
        }
    }

    private void running(FolderState.Running running, List<Node> lines) {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(running.job().reachProperty().map(Reach::share));
        ObservableValue<String> reach = texts.bind(
                () -> reach(running.job().reachProperty().get(), running.files().size()),
                running.job().reachProperty());
        bar.accessibleTextProperty().bind(reach);
        lines.add(folder(running.folder()));
        lines.add(bar);
        lines.add(widgets.label(reach, "small-text"));
        lines.add(widgets.paragraph("use.goesOn", "caption"));
        lines.add(Widgets.row(widgets.button("use.cancel", model::cancel, "small-button")));
    }

    private String reach(Reach reach, int all) {
        String count = texts.get("use.reach", reach.done(), all);
        return reach.secondsLeft() < 0
                ? count
                : texts.get("use.reachTime", count, DurationText.about(reach.secondsLeft(), texts));
    }

    private void done(FolderState.Done done, List<Node> lines) {
        lines.add(folder(done.folder()));
        lines.add(new Banner(
                widgets,
                done.unread() == 0 ? Tone.SUCCESS : Tone.WARNING,
                texts.bind("use.folderDone", done.answered()),
                texts.bind(() -> unread(done))));
        if (!done.labels().isEmpty()) {
            lines.add(widgets.paragraph(texts.bind(() -> counts(done)), "small-text", "muted"));
        }
        lines.add(Widgets.wrapping(
                widgets.button("use.showFile", () -> desk.show(done.table()), "small-button"), choose()));
    }

    private String unread(FolderState.Done done) {
        String written =
                texts.get("use.tableWritten", String.valueOf(done.table().getFileName()));
        String where = done.before() == 0 ? written : written + " " + texts.get("use.answeredBefore", done.before());
        return done.firstProblem()
                .map(why -> where + " " + texts.get("use.folderUnread", done.unread(), texts.get(why)))
                .orElse(where);
    }

    private String counts(FolderState.Done done) {
        return done.labels().entrySet().stream()
                        .limit(CLASSES)
                        .map(e -> texts.get("use.labelCount", e.getKey(), e.getValue()))
                        .collect(Collectors.joining(", "))
                + (done.labels().size() > CLASSES ? ", …" : "");
    }
}
