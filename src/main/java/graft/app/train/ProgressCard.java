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
import javafx.scene.control.Tooltip;
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
        ObservableValue<Boolean> running = model.stateProperty().map(TrainState.Running.class::isInstance);
        Node left = figure(
                texts.bind(this::timeLeftName, model.display().curvesProperty()),
                texts.bind(
                        this::timeLeft,
                        model.display().progressProperty(),
                        model.display().curvesProperty(),
                        model.stateProperty()));
        Node speed = figure(
                texts.bind("train.speed"),
                texts.bind(this::speed, model.display().picturesPerSecondProperty(), model.stateProperty()));
        Widgets.showWhen(left, running);
        Widgets.showWhen(speed, running);
        FlowPane figures = Widgets.wrapping(
                figure(
                        texts.bind("train.epoch"),
                        texts.bind(this::epoch, model.display().curvesProperty())),
                left,
                kept(),
                speed,
                device(machine, cores));
        figures.getStyleClass().add("train-figures");
        Label why = widgets.paragraph(texts.bindOptional(machine.deviceProperty()), "small-text", "muted");
        Widgets.showWhen(why, explained);
        getStyleClass().add("card");
        setId("progress");
        getChildren().addAll(figures, why, new PhaseBar(widgets, model));
    }

    private Node figure(ObservableValue<String> name, ObservableValue<String> value) {
        VBox figure = Widgets.column("stack-box", widgets.label(name, "caption"), widgets.label(value, "key-value"));
        figure.getStyleClass().add("train-figure");
        return figure;
    }

    /** The epoch that is kept, and to whoever points at it, why that one. */
    private Node kept() {
        Node figure = figure(
                texts.bind(() -> texts.get(finished() ? "train.kept" : "train.bestSoFar"), model.stateProperty()),
                texts.bind(this::best, model.display().curvesProperty(), model.stateProperty()));
        Tooltip.install(figure, new KeptTooltip(texts));
        return figure;
    }

    private boolean finished() {
        return model.stateProperty().get() instanceof TrainState.Finished;
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

    private Curves curves() {
        return model.display().curvesProperty().get();
    }

    private String epoch() {
        return curves().phases().isEmpty()
                ? "–"
                : texts.get("train.epochOf", curves().points().size(), curves().planned());
    }

    /** How long a later phase takes is known only once it runs, so where there are several the time is that of this one. */
    private String timeLeftName() {
        List<Curves.Phase> phases = curves().phases();
        return phases.isEmpty() || curves().allPhases().size() == 1
                ? texts.get("train.timeLeft")
                : texts.get("train.timeLeftPhase", phases.get(phases.size() - 1).index() + 1);
    }

    private String timeLeft() {
        List<EpochPoint> last = curves().ofLastPhase();
        double epochs = epochsLeft();
        if (!training() || last.isEmpty() || epochs <= 0) {
            return "–";
        }
        double each = last.stream().mapToDouble(EpochPoint::seconds).average().orElse(0);
        return DurationText.about(each * epochs, texts);
    }

    /** Whether a phase is at work; before and between phases, and at the end, the pictures are looked at. */
    private boolean training() {
        return model.stateProperty().get() instanceof TrainState.Running running
                && running.doing().key().equals("train.phase");
    }

    /** Of the phase that is at work, the epoch under way counted by what is left of it. */
    private double epochsLeft() {
        List<Curves.Phase> phases = curves().phases();
        int throughThisPhase = phases.stream().mapToInt(Curves.Phase::epochs).sum();
        double done = curves().planned() * model.display().progressProperty().get();
        return Math.max(0, throughThisPhase - done);
    }

    /** After the end at once what was decided, though the last epochs may still be about to be drawn. */
    private String best() {
        Curves known = finished() ? model.display().known() : curves();
        return known.best()
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
