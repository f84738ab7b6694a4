package graft.app.pack;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.task.Fetching;
import graft.compute.pack.PackState;
import java.util.List;
import java.util.Optional;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Libraries that can be added to Graft: a row for each pack there is for this kind of computer. */
public final class PacksCard extends VBox {

    private final Widgets widgets;
    private final PacksModel model;
    private final Desk desk;
    private final VBox rows = Widgets.column("pack-rows");

    public PacksCard(Widgets widgets, PacksModel model, Desk desk) {
        this.widgets = widgets;
        this.model = model;
        this.desk = desk;
        Texts texts = widgets.texts();
        Banner trouble =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(trouble, model.troubleProperty().map(Optional::isPresent));
        getStyleClass().add("card");
        setId("packs");
        getChildren()
                .setAll(
                        widgets.label("packs.title", "card-title"),
                        widgets.paragraph("packs.meaning", "muted", "small-text"),
                        trouble,
                        rows);
        model.packsProperty().addListener((observable, before, now) -> show());
        model.removalProperty().addListener((observable, before, now) -> show());
        model.fetching().addListener((MapChangeListener<String, Fetching>) change -> show());
        show();
    }

    private void show() {
        Optional<List<PackState>> packs = model.packsProperty().get();
        if (packs.filter(found -> !found.isEmpty()).isPresent()) {
            rows.getChildren().setAll(packs.get().stream().map(this::row).toList());
            rows.getChildren().get(0).getStyleClass().add("first");
        } else {
            Label none = widgets.paragraph(packs.isEmpty() ? "packs.looking" : "packs.none", "muted");
            rows.getChildren().setAll(none);
        }
    }

    private Node row(PackState state) {
        return new PackRow(widgets, model, desk, state);
    }
}
