package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import graft.app.task.Reach;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** How far looking at the pictures is, and Cancel. */
final class ScanningCard extends VBox {

    private final Texts texts;
    private final ProgressBar bar = new ProgressBar();
    private final Label figures;

    ScanningCard(Widgets widgets, PicturesModel model) {
        this.texts = widgets.texts();
        this.figures = new Label();
        figures.getStyleClass().addAll("caption");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(texts.bind("pictures.scanning"));
        getStyleClass().add("card");
        getChildren()
                .addAll(
                        Widgets.row(
                                widgets.label("pictures.scanning", "card-title"),
                                Widgets.spacer(),
                                widgets.button("pictures.cancel", model::cancel, "small-button")),
                        bar,
                        figures);
        model.stateProperty().addListener((observable, before, now) -> follow(now));
        follow(model.stateProperty().get());
    }

    private void follow(PicturesState state) {
        if (state instanceof PicturesState.Scanning scanning) {
            show(scanning.job().reachProperty().get());
            scanning.job().reachProperty().addListener((observable, before, now) -> show(now));
        }
    }

    private void show(Reach reach) {
        bar.setProgress(reach.share());
        figures.setText(
                reach.total() == 0
                        ? texts.get("pictures.looking")
                        : reach.secondsLeft() < 0
                                ? texts.get("pictures.scanned", reach.done(), reach.total())
                                : texts.get(
                                        "pictures.scannedWithTime",
                                        reach.done(),
                                        reach.total(),
                                        DurationText.about(reach.secondsLeft(), texts)));
    }
}
