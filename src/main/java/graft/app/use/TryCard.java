package graft.app.use;

import graft.app.control.Banner;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureStrip;
import graft.common.Message;
import graft.data.PictureReader;
import graft.model.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Trying the model on pictures from anywhere. */
final class TryCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final TryModel model;
    private final Desk desk;

    /**
     * @param calibration what is known of how far its own sureness can be trusted
     */
    TryCard(
            Widgets widgets,
            TryModel model,
            ObservableValue<Optional<Message>> calibration,
            PictureLoader loader,
            PictureReader reader,
            Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        Node look = new LookView(widgets, model);
        Widgets.showWhen(
                look, model.chosenProperty().map(c -> c.flatMap(Tried::answer).isPresent()));
        getStyleClass().add("card");
        setId("try");
        getChildren()
                .addAll(
                        head(),
                        trouble(),
                        empty(),
                        strip(loader, reader),
                        waiting(),
                        unreadable(),
                        look,
                        new AnswerView(widgets, model, calibration));
    }

    private ObservableValue<Boolean> none() {
        return model.triedProperty().map(List::isEmpty);
    }

    private Node head() {
        HBox title = Widgets.row(
                widgets.label("use.try", "card-title"), widgets.label("use.dropAnywhere", "small-text", "muted"));
        Node choose = widgets.button("use.choose", Feather.IMAGE, this::choose, "small-button");
        choose.setId("choose-pictures");
        Widgets.showWhen(choose, none().map(n -> !n));
        return Widgets.row(Widgets.growing(title), choose);
    }

    private void choose() {
        List<Path> files = desk.chooseFiles(texts.get("use.chooseTitle"), List.of());
        model.ask(files);
    }

    private Node trouble() {
        Banner banner =
                new Banner(widgets, Tone.WARNING, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    private Node empty() {
        EmptyState state = new EmptyState(
                widgets,
                Feather.IMAGE,
                texts.bind("use.dropTitle"),
                texts.bind("use.dropSentence"),
                widgets.button("use.choose", this::choose));
        state.getStyleClass().add("drop-area");
        setVgrow(state, Priority.ALWAYS);
        Widgets.showWhen(state, none());
        return state;
    }

    private Node strip(PictureLoader loader, PictureReader reader) {
        PictureStrip<Tried> strip = new PictureStrip<>(
                loader,
                new PictureStrip.Look<>(tried -> new SmallPicture(reader, tried.file()), this::name, this::captions),
                model::choose);
        strip.setId("tried");
        Widgets.showWhen(strip, model.triedProperty().map(list -> list.size() > 1));
        model.triedProperty().addListener((observable, before, now) -> {
            strip.show(now.size() > 1 ? now : List.of());
            strip.mark(model.chosenProperty().get());
        });
        model.chosenProperty().addListener((observable, before, now) -> strip.mark(now));
        return strip;
    }

    /** The class, and below it how sure. */
    private List<ObservableValue<String>> captions(Tried tried) {
        return List.of(
                texts.bind(() -> tried.answer()
                        .map(this::word)
                        .orElseGet(() -> tried.waits() ? "…" : texts.get("use.unreadableShort"))),
                texts.bind(() -> tried.answer()
                        .map(a -> ChanceText.of(a.probability(), texts))
                        .orElse("")));
    }

    private String word(Answer answer) {
        return switch (Verdict.of(answer)) {
            case SURE -> answer.label();
            case NOT_SURE -> texts.get("use.guess", answer.label());
            case UNKNOWN -> texts.get("use.unknown");
        };
    }

    private ObservableValue<String> name(Tried tried) {
        return texts.bind(() -> tried.name() + ": "
                + captions(tried).stream().map(ObservableValue::getValue).collect(Collectors.joining(" ")));
    }

    private Node waiting() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.accessibleTextProperty().bind(texts.bind("use.asking"));
        VBox waiting = Widgets.column("group-box", bar, widgets.label("use.asking", "small-text", "muted"));
        Widgets.showWhen(waiting, model.busyProperty());
        return waiting;
    }

    private Node unreadable() {
        ObservableValue<Boolean> is =
                model.chosenProperty().map(c -> c.flatMap(Tried::problem).isPresent());
        Banner banner = new Banner(
                widgets,
                Tone.DANGER,
                texts.bind(
                        () -> model.chosenProperty()
                                .get()
                                .map(t -> texts.get("use.unreadable", t.name()))
                                .orElse(""),
                        model.chosenProperty()),
                texts.bindOptional(model.chosenProperty().map(c -> c.flatMap(Tried::problem))),
                widgets.button(
                        "use.showFile",
                        () -> model.chosenProperty().get().map(Tried::file).ifPresent(desk::show),
                        "small-button"));
        banner.setId("unreadable");
        Widgets.showWhen(banner, is);
        return banner;
    }
}
