package graft.app.pictures;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.data.Part;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How the pictures are split, by how much, and what the test will be able to show. */
final class SplitCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final SplitBar bar;

    SplitCard(Widgets widgets, PicturesModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.bar = new SplitBar(
                texts.bind("pictures.splitFirst"),
                texts.bind("pictures.splitSecond"),
                (validation, test) -> model.decisions().share(validation / 100.0, test / 100.0));
        Label precision = widgets.paragraph(
                texts.bindOptional(model.divisionProperty().map(d -> d.flatMap(Division::precision))), "caption");
        Label together = widgets.paragraph(
                texts.bind(
                        () -> texts.get(model.partsGiven() ? "pictures.splitGiven" : "pictures.splitTogether"),
                        model.divisionProperty()),
                "caption");
        getStyleClass().add("card");
        getChildren()
                .addAll(
                        widgets.label("pictures.split", "card-title"),
                        bar,
                        Columns.equal(
                                part(Part.TRAIN, "pictures.training", "split-training"),
                                part(Part.VALIDATION, "pictures.validation", "split-validation"),
                                part(Part.TEST, "pictures.test", "split-test")),
                        precision,
                        together);
        getChildren().get(2).getStyleClass().add("split-parts");
        model.divisionProperty().addListener((observable, before, now) -> show(now));
        show(model.divisionProperty().get());
    }

    private Node part(Part part, String nameKey, String style) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("swatch", style);
        Label name = widgets.label(nameKey, "caption");
        Label count = widgets.label(
                texts.bind(
                        () -> texts.get(
                                "pictures.number",
                                division().map(d -> d.count(part)).orElse(0)),
                        model.divisionProperty()),
                "key-value");
        Label percent = widgets.label(
                texts.bind(
                        () -> texts.get(
                                "pictures.percent",
                                division().map(d -> d.percent(part)).orElse(0L)),
                        model.divisionProperty()),
                "caption");
        return Widgets.column("stack-box", Widgets.row(swatch, name), count, percent);
    }

    private Optional<Division> division() {
        return model.divisionProperty().get();
    }

    private void show(Optional<Division> division) {
        bar.setDisable(model.partsGiven());
        division.filter(d -> d.split().isPresent())
                .ifPresentOrElse(
                        d -> bar.show((int) d.percent(Part.VALIDATION), (int) d.percent(Part.TEST)),
                        () -> bar.show(
                                (int) Math.round(100
                                        * model.draftProperty().get().split().validationFraction()),
                                (int) Math.round(100
                                        * model.draftProperty().get().split().testFraction())));
    }
}
