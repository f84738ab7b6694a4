package graft.app.results;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.app.picture.Thumbnail;
import graft.data.thumbnail.ThumbnailStore;
import graft.run.RunFolds;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.VBox;

/** A suspect picture large, its label and what the others suggest side by side, and what can be said about it. */
final class SuspectLook extends VBox {

    private final TestedRun run;
    private final PictureView large;
    private final ThumbnailStore thumbnails;
    private final ObjectProperty<Optional<RunFolds.Suspect>> looked = new SimpleObjectProperty<>(Optional.empty());

    SuspectLook(
            Widgets widgets,
            CorrectionModel corrections,
            TestedRun run,
            PictureLoader loader,
            ThumbnailStore thumbnails,
            Desk desk) {
        this.run = run;
        this.thumbnails = thumbnails;
        this.large = new PictureView(loader);
        large.getStyleClass().add("judged-picture");
        Texts texts = widgets.texts();
        List<String> classes =
                run.pictures().classes().stream().map(c -> c.name()).toList();
        VBox words = Widgets.column(
                "group-box",
                widgets.label(
                        texts.bind(() -> looked.get().map(SuspectLook::name).orElse(""), looked), "strong"),
                widgets.paragraph(
                        texts.bind(
                                () -> looked.get()
                                        .map(s -> texts.get("results.suspectSaid", s.label(), s.likelier()))
                                        .orElse(""),
                                looked),
                        "small-text",
                        "muted"),
                new CorrectionActions(
                        widgets,
                        corrections,
                        classes,
                        looked.map(o -> o.map(s -> new Labelled(s.digest(), s.path(), s.label())))),
                Widgets.row(widgets.button(
                        "results.showFile",
                        () -> looked.get().ifPresent(s -> desk.show(run.images().resolve(s.path()))),
                        "small-button")));
        Columns columns = new Columns(new double[] {38, 62}, large, words);
        columns.getStyleClass().add("judged-columns");
        getChildren().add(columns);
    }

    private static String name(RunFolds.Suspect suspect) {
        return suspect.path().substring(suspect.path().lastIndexOf('/') + 1);
    }

    void show(RunFolds.Suspect suspect) {
        looked.set(Optional.of(suspect));
        large.clear();
        large.show(new Thumbnail(thumbnails, run.images().resolve(suspect.path()), suspect.digest()));
    }
}
