package graft.app.pictures;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which folder it is, with the way to it, and buttons to look again or take another. */
final class FolderCard extends HBox {

    /** The last folders of a path say where it is; the first are the same for everything. */
    private static final int FOLDERS_SHOWN = 3;

    FolderCard(Widgets widgets, PicturesModel model, Runnable change) {
        Texts texts = widgets.texts();
        VBox words = Widgets.growing(Widgets.column(
                "stack-box",
                widgets.shortening(
                        texts.bind(() -> folder(model).map(FolderCard::lastName).orElse(""), model.stateProperty()),
                        "medium"),
                widgets.shortening(
                        texts.bind(() -> folder(model).map(FolderCard::way).orElse(""), model.stateProperty()),
                        "caption")));
        Button again = widgets.button("pictures.scanAgain", Feather.REFRESH_CW, model::scanAgain, "small-button");
        again.setId("scan-again");
        Widgets.showWhen(again, model.stateProperty().map(s -> s instanceof PicturesState.Known));
        Button other = widgets.button("pictures.changeFolder", change, "small-button");
        other.setId("change-folder");
        getStyleClass().addAll("card", "folder-card");
        getChildren().addAll(new Icon(Feather.FOLDER, "good", "icon-large"), words, again, other);
    }

    private static Optional<Path> folder(PicturesModel model) {
        PicturesState state = model.stateProperty().get();
        if (state instanceof PicturesState.Known known) {
            return Optional.of(known.survey().scan().root());
        }
        if (state instanceof PicturesState.Scanning scanning) {
            return Optional.of(scanning.folder());
        }
        if (state instanceof PicturesState.Away away) {
            return Optional.of(away.folder());
        }
        return state instanceof PicturesState.Refused refused ? Optional.of(refused.folder()) : Optional.empty();
    }

    private static String lastName(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    private static String way(Path folder) {
        List<String> names = StreamSupport.stream(folder.spliterator(), false)
                .map(Path::toString)
                .toList();
        return String.join(" › ", names.subList(Math.max(0, names.size() - FOLDERS_SHOWN), names.size()));
    }
}
