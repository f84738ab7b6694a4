package graft.app.pictures;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A project whose pictures are away: what that rules out, the way to find them, and their thumbnails. */
final class AwayCard extends VBox {

    private final Texts texts;
    private final PicturesModel model;
    private final PictureLoader loader;
    private final FlowPane thumbnails = new FlowPane();

    /**
     * @param find has the person point at the folder
     */
    AwayCard(Widgets widgets, PicturesModel model, PictureLoader loader, Runnable find) {
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        Banner banner = new Banner(
                widgets,
                Tone.WARNING,
                texts.bind("pictures.awayTitle"),
                texts.bind(() -> away(a -> texts.get("pictures.awayMeaning", a.folder())), model.stateProperty()));
        Button search = widgets.button("pictures.findFolder", Feather.FOLDER, find, "primary");
        search.setId("find-folder");
        Node actions =
                Widgets.wrapping(search, widgets.button("pictures.lookAgain", Feather.REFRESH_CW, model::scanAgain));
        ObservableValue<String> why =
                texts.bind(() -> away(a -> a.trouble().map(texts::get).orElse("")), model.stateProperty());
        Banner trouble = new Banner(widgets, Tone.DANGER, why, texts.bind(() -> ""));
        Widgets.showWhen(
                trouble,
                model.stateProperty()
                        .map(s -> s instanceof PicturesState.Away away
                                && away.trouble().isPresent()));
        thumbnails.getStyleClass().add("fitted-pictures");
        VBox seen = Widgets.card(
                widgets.label(
                        texts.bind(
                                () -> away(a -> texts.get("pictures.awaySeen", a.pictures(), a.classes())),
                                model.stateProperty()),
                        "card-title"),
                thumbnails);
        getStyleClass().add("page-sections");
        getChildren().addAll(banner, trouble, actions, seen);
        model.stateProperty().addListener(observable -> fill());
        fill();
    }

    private String away(Function<PicturesState.Away, String> of) {
        return Optional.of(model.stateProperty().get())
                .filter(PicturesState.Away.class::isInstance)
                .map(PicturesState.Away.class::cast)
                .map(of)
                .orElse("");
    }

    private void fill() {
        thumbnails.getChildren().clear();
        if (model.stateProperty().get() instanceof PicturesState.Away away) {
            away.thumbnails().forEach(source -> {
                PictureView view = new PictureView(loader);
                view.getStyleClass().add("view-tile");
                view.show(source);
                thumbnails.getChildren().add(view);
            });
        }
    }
}
