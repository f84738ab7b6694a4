package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.data.scan.Picture;
import graft.data.scan.ScanProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Pictures that lie in several classes, each with a button for every class it lies in. */
final class UndecidedPictures extends VBox {

    /** Deciding more one by one is nobody's wish; the rest is decided together or in the folder. */
    private static final int SHOWN = 12;

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final PictureLoader loader;

    UndecidedPictures(
            Widgets widgets, PicturesModel model, PictureLoader loader, ScanProblem.InSeveralClasses several) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        getStyleClass().add("group-box");
        Map<String, List<Picture>> byDigest = byDigest(model, several);
        byDigest.values().stream().limit(SHOWN).forEach(copies -> getChildren().add(row(copies)));
        if (byDigest.size() > SHOWN) {
            getChildren().add(widgets.label(texts.bind("pictures.moreFiles", byDigest.size() - SHOWN), "caption"));
        }
    }

    /** The pictures that the problem is about, by their digest. */
    static List<String> digests(PicturesModel model, ScanProblem.InSeveralClasses several) {
        return List.copyOf(byDigest(model, several).keySet());
    }

    private static Map<String, List<Picture>> byDigest(PicturesModel model, ScanProblem.InSeveralClasses several) {
        List<String> paths = several.paths();
        return model.survey()
                .map(survey -> survey.scan().pictures().stream()
                        .filter(p -> paths.contains(p.path()))
                        .collect(Collectors.groupingBy(Picture::digest, LinkedHashMap::new, Collectors.toList())))
                .orElseGet(LinkedHashMap::new);
    }

    private Node row(List<Picture> copies) {
        Picture any = copies.get(0);
        PictureView view = new PictureView(loader);
        view.getStyleClass().add("row-picture");
        model.survey().ifPresent(survey -> view.show(survey.thumbnail(any)));
        FlowPane choices = new FlowPane();
        choices.getStyleClass().add("header-actions");
        copies.stream().map(Picture::className).distinct().forEach(name -> choices.getChildren()
                .add(widgets.button(
                        texts.bind("pictures.itIs", name),
                        () -> model.decisions().decide(any.digest(), Optional.of(name)),
                        "small-button")));
        choices.getChildren()
                .add(widgets.button(
                        "pictures.leaveOut",
                        () -> model.decisions().decide(any.digest(), Optional.empty()),
                        "small-button",
                        "flat-action"));
        HBox row = Widgets.row(
                view,
                Widgets.growing(Widgets.column(
                        "group-box",
                        widgets.label(
                                texts.bind(
                                        () -> copies.stream().map(Picture::path).collect(Collectors.joining(", "))),
                                "caption"),
                        choices)));
        row.getStyleClass().add("wide-gap");
        return row;
    }
}
