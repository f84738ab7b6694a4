package graft.app.train;

import graft.app.control.Widgets;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** How far training is: epoch, time left, best so far, speed, and a bar. */
final class ProgressCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final TrainModel model;

    ProgressCard(Widgets widgets, TrainModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        FlowPane figures = Widgets.wrapping(
                figure("train.epoch", texts.bind(this::epoch, model.curvesProperty())),
                figure(
                        "train.timeLeft",
                        texts.bind(
                                this::timeLeft,
                                model.progressProperty(),
                                model.curvesProperty(),
                                model.stateProperty())),
                figure("train.bestSoFar", texts.bind(this::best, model.curvesProperty())),
                figure("train.speed", texts.bind(this::speed, model.picturesPerSecondProperty())));
        figures.getStyleClass().add("train-figures");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(model.progressProperty());
        bar.accessibleTextProperty().bind(texts.bind("train.title"));
        bar.disableProperty().bind(model.stateProperty().map(s -> s instanceof TrainState.Paused));
        getStyleClass().add("card");
        setId("progress");
        getChildren().addAll(figures, bar);
    }

    private Node figure(String nameKey, ObservableValue<String> value) {
        VBox figure = Widgets.column("stack-box", widgets.label(nameKey, "caption"), widgets.label(value, "key-value"));
        figure.getStyleClass().add("train-figure");
        return figure;
    }

    private String epoch() {
        Curves curves = model.curvesProperty().get();
        return curves.phases().isEmpty()
                ? "–"
                : texts.get("train.epochOf", curves.points().size(), curves.planned());
    }

    private String timeLeft() {
        Curves curves = model.curvesProperty().get();
        List<EpochPoint> last = curves.ofLastPhase();
        if (!(model.stateProperty().get() instanceof TrainState.Running) || last.isEmpty()) {
            return "–";
        }
        double each = last.stream().mapToDouble(EpochPoint::seconds).average().orElse(0);
        double epochsLeft = curves.planned() * (1 - model.progressProperty().get());
        return DurationText.about(each * epochsLeft, texts);
    }

    private String best() {
        return model.curvesProperty()
                .get()
                .best()
                .map(b -> texts.get(
                        "train.bestFigure",
                        Math.round(100 * b.validationAccuracy().orElse(0.0)),
                        b.number()))
                .orElse("–");
    }

    private String speed() {
        long speed = Math.round(model.picturesPerSecondProperty().get());
        return speed == 0 ? "–" : texts.get("train.picturesASecond", speed);
    }
}
