package graft.app.use;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.FxImages;
import graft.app.picture.WholePicture;
import graft.data.RgbImage;
import graft.model.HeatMap;
import java.util.Optional;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The picture that is looked at, plain and under its heat map, and what the heat map shows and does not. */
final class LookView extends VBox {

    private static final double TENTH = 0.1;

    private final Widgets widgets;
    private final Texts texts;
    private final TryModel model;
    private final WholePicture plain = new WholePicture();
    private final WholePicture covered = new WholePicture();

    LookView(Widgets widgets, TryModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        covered.coverStrengthProperty().bind(model.strengthProperty());
        plain.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        covered.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plain.accessibleTextProperty()
                .bind(texts.bind(
                        () -> model.chosenProperty().get().map(Tried::name).orElse(""), model.chosenProperty()));
        covered.accessibleTextProperty().bind(texts.bind("use.heatName"));
        Columns pictures = new Columns(new double[] {1, 1}, left(), right());
        pictures.getStyleClass().add("look-columns");
        getStyleClass().add("group-box");
        getChildren().addAll(pictures, meaning(), without());
        model.pictureProperty().addListener((observable, before, now) -> showPicture(now));
        model.heatMapProperty().addListener((observable, before, now) -> showMap(now));
        showPicture(model.pictureProperty().get());
        showMap(model.heatMapProperty().get());
    }

    private Node left() {
        Label name = widgets.label(
                texts.bind(() -> model.chosenProperty().get().map(Tried::name).orElse(""), model.chosenProperty()),
                "caption");
        return Widgets.column("group-box", plain, name);
    }

    private Node right() {
        Slider strength = new Slider(0, 1, 0);
        strength.setBlockIncrement(TENTH);
        strength.valueProperty().bindBidirectional(model.strengthProperty());
        strength.setId("strength");
        strength.getStyleClass().add("heat-strength");
        widgets.name(strength, texts.bind("use.strength"));
        Region scale = new Region();
        scale.getStyleClass().add("heat-key");
        HBox key = Widgets.row(
                widgets.label("use.less", "caption"), Widgets.growing(scale), widgets.label("use.more", "caption"));
        Node line = Widgets.row(widgets.label("use.strengthShort", "caption"), Widgets.growing(strength));
        VBox below = Widgets.column("stack-box", key, line);
        below.visibleProperty().bind(model.heatMapProperty().map(Optional::isPresent));
        return Widgets.column("group-box", covered, below);
    }

    private Node meaning() {
        Label meaning = widgets.paragraph(
                texts.bind(
                        () -> model.heatMapProperty()
                                .get()
                                .map(map -> texts.get(
                                        map.byCovering() ? "use.heatMeaningCovered" : "use.heatMeaning", map.label()))
                                .orElse(""),
                        model.heatMapProperty()),
                "small-text",
                "muted");
        Widgets.showWhen(meaning, model.heatMapProperty().map(Optional::isPresent));
        return meaning;
    }

    private Node without() {
        Label without = widgets.paragraph(texts.bindOptional(model.noHeatMapProperty()), "small-text", "muted");
        Widgets.showWhen(without, model.noHeatMapProperty().map(Optional::isPresent));
        return without;
    }

    private void showPicture(Optional<RgbImage> picture) {
        plain.show(picture.map(FxImages::of));
        covered.show(picture.map(FxImages::of));
    }

    private void showMap(Optional<HeatMap> map) {
        covered.cover(map.map(HeatColours::of));
    }
}
