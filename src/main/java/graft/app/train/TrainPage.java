package graft.app.train;

import graft.app.coach.Finding;
import graft.app.control.Banner;
import graft.app.control.EmptyState;
import graft.app.control.Icon;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.machine.MachineModel;
import graft.app.pace.PaceModel;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.words.Word;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.Percent;
import graft.evaluation.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 4 on the screen: progress, what the coach says, and the curves. */
public final class TrainPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final TrainModel model;
    private final PageFrame frame;

    /**
     * @param machine tells why training is on the processor
     * @param pace tells whether it is gentle
     * @param cores how many processor cores there are
     */
    public TrainPage(Widgets widgets, TrainModel model, MachineModel machine, PaceModel pace, int cores) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        ObservableValue<Boolean> begun = model.stateProperty().map(s -> !(s instanceof TrainState.NotStarted));
        Node progress = new ProgressCard(widgets, model, machine, cores);
        Widgets.showWhen(progress, begun);
        Node curves = new CurvesSection(widgets, model);
        Widgets.showWhen(curves, begun);
        this.frame = new PageFrame(widgets, texts.bind("train.title"), sentence(), pause(), resume(), stop(), tenMore())
                .with(ready(), gentle(pace), failed(), changed(), progress, finished(), coach(), curves, advice());
        frame.content().getStyleClass().add("roomy");
    }

    private ObservableValue<String> sentence() {
        return texts.bind(
                () -> {
                    TrainState now = model.stateProperty().get();
                    return now instanceof TrainState.Running running ? texts.get(running.doing()) : sentence(now);
                },
                model.stateProperty());
    }

    private String sentence(TrainState now) {
        if (now instanceof TrainState.Finished) {
            return texts.get("train.sentenceFinished");
        }
        return texts.get(now instanceof TrainState.NotStarted ? "train.sentence" : "train.sentencePaused");
    }

    private ObservableValue<Boolean> is(Class<? extends TrainState> type) {
        return model.stateProperty().map(type::isInstance);
    }

    private Button pause() {
        Button button = widgets.button("train.pause", Feather.PAUSE, model::pause);
        button.setId("pause");
        Widgets.showWhen(button, is(TrainState.Running.class));
        return button;
    }

    private Button resume() {
        Button button = widgets.button("train.resume", Feather.PLAY, model::resume, "primary");
        button.setId("resume");
        Widgets.showWhen(button, is(TrainState.Paused.class));
        return button;
    }

    private Button stop() {
        Button button = widgets.button("train.stop", Feather.SQUARE, model::stop);
        button.setId("stop");
        button.disableProperty().bind(model.stoppableProperty().not());
        Widgets.showWhen(button, is(TrainState.Running.class));
        return button;
    }

    private Button tenMore() {
        Button button = widgets.button(
                texts.bind(
                        () -> texts.get(model.moreWantedProperty().get() ? "train.notTenMore" : "train.tenMore"),
                        model.moreWantedProperty()),
                model::tenMore);
        button.setId("ten-more");
        button.setGraphic(new Icon(Feather.PLUS));
        Widgets.showWhen(
                button,
                model.stateProperty().map(s -> s instanceof TrainState.Running || s instanceof TrainState.Finished));
        return button;
    }

    private Node changed() {
        Banner banner = new Banner(
                widgets,
                Tone.INFO,
                texts.bind("train.changed"),
                texts.bind("train.changedSentence"),
                widgets.button("train.newVersion", Feather.PLAY, model::start, "primary", "small-button"));
        banner.setId("changed");
        Widgets.showWhen(banner, model.changedProperty());
        return banner;
    }

    private Node ready() {
        VBox card = Widgets.card(new EmptyState(
                widgets,
                Feather.PLAY_CIRCLE,
                texts.bind("train.readyTitle"),
                texts.bind("train.readySentence"),
                widgets.button("depth.startTraining", Feather.PLAY, model::start, "primary")));
        Widgets.showWhen(card, is(TrainState.NotStarted.class));
        return card;
    }

    private Node gentle(PaceModel pace) {
        Label said = widgets.paragraph(texts.bindOptional(pace.reasonProperty()), "muted", "small-text");
        Node line = Widgets.row(new Icon(Feather.FEATHER, "info", "icon-small"), Widgets.growing(said));
        line.setId("gentle");
        Widgets.showWhen(line, pace.reasonProperty().map(Optional::isPresent));
        return line;
    }

    private Node failed() {
        Banner banner = new Banner(
                widgets,
                Tone.DANGER,
                texts.bind("train.failed"),
                texts.bind(
                        () -> model.stateProperty().get() instanceof TrainState.Failed failed
                                ? texts.get(failed.why()) + " " + texts.get("train.nothingLost")
                                : "",
                        model.stateProperty()),
                widgets.button("train.resume", Feather.PLAY, model::resume, "primary", "small-button"));
        Widgets.showWhen(banner, is(TrainState.Failed.class));
        return banner;
    }

    private Node finished() {
        Banner banner = new Banner(
                widgets,
                Tone.SUCCESS,
                texts.bind("train.finished"),
                texts.bind(
                        () -> model.stateProperty().get() instanceof TrainState.Finished finished
                                ? finished.headline().map(this::result).orElse("")
                                : "",
                        model.stateProperty()));
        Widgets.showWhen(
                banner,
                Bindings.createBooleanBinding(
                        () -> model.stateProperty().get() instanceof TrainState.Finished
                                && !model.replay().openProperty().get(),
                        model.stateProperty(),
                        model.replay().openProperty()));
        return banner;
    }

    private String result(Evaluation e) {
        String counted = texts.get(
                e.purpose() == Purpose.TEST ? "train.finishedTest" : "train.finishedValidation",
                e.correct(),
                e.pictures());
        return e.right().shownAsCount()
                ? counted
                : counted + " "
                        + texts.get(
                                "train.finishedRange",
                                Percent.of(e.right()),
                                Percent.below(e.interval().low()),
                                Percent.above(e.interval().high()));
    }

    private Node coach() {
        Button stop = widgets.button("train.stop", model::stop, "small-button", "primary");
        stop.disableProperty().bind(model.stoppableProperty().not());
        Banner banner = new Banner(widgets, Tone.INFO, coachText(Finding::title), coachBody(), stop);
        banner.setId("coach");
        model.replay().findingProperty().addListener((observable, before, now) -> now.ifPresent(f -> tone(banner, f)));
        model.replay().findingProperty().get().ifPresent(f -> tone(banner, f));
        Widgets.showWhen(
                stop,
                Bindings.createBooleanBinding(
                        this::adviseStopping,
                        model.replay().findingProperty(),
                        model.stateProperty(),
                        model.replay().openProperty()));
        Widgets.showWhen(
                banner,
                Bindings.createBooleanBinding(
                        this::coaching,
                        model.replay().findingProperty(),
                        model.stateProperty(),
                        model.replay().openProperty()));
        return banner;
    }

    /** The coach speaks while training runs, and of the time that is replayed. */
    private boolean coaching() {
        return model.replay().findingProperty().get().isPresent()
                && (model.replay().openProperty().get() || model.stateProperty().get() instanceof TrainState.Running);
    }

    private boolean adviseStopping() {
        return model.stateProperty().get() instanceof TrainState.Running
                && !model.replay().openProperty().get()
                && model.display().known().decided().isEmpty()
                && model.replay()
                        .findingProperty()
                        .get()
                        .filter(Finding::speaksForStopping)
                        .isPresent();
    }

    private static void tone(Banner banner, Finding finding) {
        banner.setTone(finding.verdict().tone());
    }

    private ObservableValue<String> coachText(Function<Finding, Message> part) {
        return texts.bindOptional(model.replay().findingProperty().map(f -> f.map(part)));
    }

    private ObservableValue<String> coachBody() {
        return texts.bind(
                () -> model.replay()
                        .findingProperty()
                        .get()
                        .map(f -> texts.get(f.shows()) + " " + texts.get(f.advice()))
                        .orElse(""),
                model.replay().findingProperty());
    }

    private Node advice() {
        Label said = widgets.paragraph(texts.bindOptional(model.display().adviceProperty()), "muted", "small-text");
        Node line = Widgets.row(new Icon(Feather.INFO, "info", "icon-small"), Widgets.growing(said));
        Widgets.showWhen(line, model.display().adviceProperty().map(Optional::isPresent));
        return line;
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public void hidden() {
        model.replay().pause();
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("train.helpCurves", "train.helpCurvesText"),
                        HelpText.Topic.of("train.helpKept", "train.helpKeptText"),
                        HelpText.Topic.of("train.helpStop", "train.helpStopText"),
                        HelpText.Topic.of("train.helpMore", "train.helpMoreText")),
                List.of(Word.EPOCH, Word.PHASE, Word.LOSS, Word.ACCURACY, Word.MEMORISING)));
    }
}
