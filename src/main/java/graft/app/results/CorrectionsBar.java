package graft.app.results;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.run.correction.Correction;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** In the bottom bar: how many corrections there are, taking the last one back, and having the head learn from them. */
final class CorrectionsBar extends HBox {

    private final Texts texts;

    CorrectionsBar(Widgets widgets, CorrectionModel model) {
        this.texts = widgets.texts();
        getStyleClass().addAll("row-box", "corrections-bar");
        setId("corrections-bar");
        Label count = widgets.label(
                texts.bind(
                        () -> texts.get(
                                "correction.count",
                                standing(model.correctedProperty().get()).size()),
                        model.correctedProperty()),
                "muted",
                "small-text");
        count.setGraphic(new Icon(Feather.EDIT_2));
        Hyperlink undo = widgets.link("correction.undo", model::undo);
        Button retrain = widgets.button("correction.retrain", Feather.REFRESH_CW, model::retrain);
        retrain.disableProperty().bind(model.correctedProperty().map(c -> c.unlearned() == 0));
        widgets.name(
                retrain,
                texts.bind(
                        () -> texts.get(
                                "correction.retrainWhy",
                                model.correctedProperty().get().unlearned()),
                        model.correctedProperty()));
        getChildren().addAll(count, undo, retrain);
        Widgets.showWhen(this, model.correctedProperty().map(c -> !standing(c).isEmpty() || c.unlearned() > 0));
        Widgets.showWhen(undo, model.correctedProperty().map(c -> c.all().last().isPresent()));
    }

    private static List<Correction> standing(Corrected corrected) {
        return corrected.all().inForce();
    }
}
