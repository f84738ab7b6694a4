package graft.app.train;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import graft.app.i18n.DurationText;
import graft.app.i18n.Texts;
import graft.app.machine.MachineModel;
import graft.evaluation.Percent;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How far training is: epoch, time left, best so far, speed, the device with the reason for it, and a bar of phases. */
final class ProgressCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final TrainModel model;
    private final BooleanProperty explained = new SimpleBooleanProperty();

    /**
     * @param machine tells why training is on the processor
     * @param cores how many processor cores there are
     */
    ProgressCard(Widgets widgets, TrainModel model, MachineModel machine, int cores) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        FlowPane figures = Widgets.wrapping(
                figure("train.epoch", texts.bind(this::epoch, model.display().curvesProperty())),
                figure(
                        "train.timeLeft",
                        texts.bind(
                                this::timeLeft,
                                model.display().progressProperty(),
                                model.display().curvesProperty(),
                                model.stateProperty())),
                figure("train.bestSoFar", texts.bind(this::best, model.display().curvesProperty())),
                figure(
                        "train.speed",
                        texts.bind(this::speed, model.display().picturesPerSecondProperty(), model.stateProperty())),
                device(machine, cores));
        figures.getStyleClass().add("train-figures");
        Label why = widgets.paragraph(texts.bindOptional(machine.deviceProperty()), "small-text", "muted");
        Widgets.showWhen(why, explained);
        getStyleClass().add("card");
        setId("progress");
        getChildren().addAll(figures, why, new PhaseBar(widgets, model));
    }

    private Node figure(String nameKey, ObservableValue<String> value) {
        VBox figure = Widgets.column("stack-box", widgets.label(nameKey, "caption"), widgets.label(value, "key-value"));
        figure.getStyleClass().add("train-figure");
        return figure;
    }

    private Node device(MachineModel machine, int cores) {
        Label name = widgets.label(
                texts.bind(() -> texts.get("train.processor", model.threads().orElse(cores)), model.stateProperty()),
                "small-text");
        name.setGraphic(new Icon(Feather.CPU));
        Hyperlink why = widgets.link("train.whyNotGraphics", () -> {
            machine.askDevice();
            explained.set(!explained.get());
        });
        why.getStyleClass().add("small-text");
        return Widgets.column("stack-box", name, why);
    }

    private String epoch() {
        Curves curves = model.display().curvesProperty().get();
        return curves.phases().isEmpty()
                ? "–"
                : texts.get("train.epochOf", curves.points().size(), curves.planned());
    }

    private String timeLeft() {
        Curves curves = model.display().curvesProperty().get();
        List<EpochPoint> last = curves.ofLastPhase();
        if (!(model.stateProperty().get() instanceof TrainState.Running) || last.isEmpty()) {
            return "–";
        }
        double each = last.stream().mapToDouble(EpochPoint::seconds).average().orElse(0);
        double epochsLeft =
                curves.planned() * (1 - model.display().progressProperty().get());
        return DurationText.about(each * epochsLeft, texts);
    }

    private String best() {
        return model.display()
                .curvesProperty()
                .get()
                .best()
                .map(b -> texts.get(
                        "train.bestFigure", Percent.of(b.validationAccuracy().orElse(0.0)), b.number()))
                .orElse("–");
    }

    private String speed() {
        long speed = Math.round(model.display().picturesPerSecondProperty().get());
        return speed == 0 || !(model.stateProperty().get() instanceof TrainState.Running)
                ? "–"
                : texts.get("train.picturesASecond", speed);
    }
}
