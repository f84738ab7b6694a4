package graft.app.home;

import graft.app.control.Banner;
import graft.app.control.EmptyState;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.sample.SampleSection;
import graft.app.shell.Logo;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import java.time.Clock;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The first page: what Graft is for, the models there are, or how to get the first one. */
public final class HomePage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final HomeModel model;
    private final PictureLoader loader;
    private final Clock clock;
    private final VBox list = Widgets.column("card");
    private final PageFrame frame;

    /**
     * @param samples what one can try Graft with, shown under everything else
     * @param opener has the person choose a model from elsewhere, and opens it
     * @param news what stands above everything else, where there is something
     */
    public HomePage(
            Widgets widgets,
            HomeModel model,
            PictureLoader loader,
            Clock clock,
            SampleSection samples,
            Runnable opener,
            Node news) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        this.clock = clock;
        list.getStyleClass().add("tight");
        this.frame = new PageFrame(hero(opener))
                .with(
                        news,
                        notice(),
                        trouble(),
                        grown(),
                        models(),
                        empty(samples),
                        samples,
                        new BinSection(widgets, model, clock));
        frame.content().getStyleClass().add("hall");
        model.rows().addListener((ListChangeListener<ModelRow>) change -> fill());
        texts.languageProperty().addListener((observable, before, now) -> fill());
    }

    private Node hero(Runnable opener) {
        Button begin = widgets.button("home.newModel", Feather.PLUS, model::newModel, "primary");
        begin.setId("new-model");
        Button goOn = widgets.button(
                texts.bind(
                        () -> model.unfinishedProperty()
                                .get()
                                .map(u -> texts.get(
                                        "home.continue",
                                        u.draft().name(),
                                        u.draft().step().number()))
                                .orElse(""),
                        model.unfinishedProperty()),
                model::goOn);
        goOn.setId("continue");
        Widgets.showWhen(goOn, model.unfinishedProperty().map(Optional::isPresent));
        Button foreign = widgets.button("foreign.open", opener);
        foreign.setId("open-model");
        FlowPane actions = Widgets.wrapping(begin, goOn, foreign);
        actions.getStyleClass().add("hero-actions");
        VBox words = Widgets.growing(Widgets.column(
                "hero-words",
                widgets.paragraph("home.heroTitle", "page-title"),
                widgets.paragraph("home.heroSentence", "muted"),
                actions));
        Logo logo = new Logo();
        logo.getStyleClass().add("logo-large");
        HBox hero = new HBox(words, logo);
        hero.getStyleClass().add("hero");
        return hero;
    }

    private Node notice() {
        ObservableValue<String> sentence = texts.bind(
                () -> model.deletedProperty()
                        .get()
                        .map(row -> texts.get("home.deleted", row.name()))
                        .orElse(""),
                model.deletedProperty());
        Banner notice = new Banner(
                widgets, Tone.INFO, sentence, texts.bind(() -> ""), widgets.button("home.undo", model::undoDelete));
        Widgets.showWhen(notice, model.deletedProperty().map(Optional::isPresent));
        return notice;
    }

    private Node trouble() {
        Banner banner =
                new Banner(widgets, Tone.DANGER, texts.bindOptional(model.troubleProperty()), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    private Node grown() {
        Banner banner = new Banner(widgets, Tone.INFO, texts.bindOptional(model.grownProperty()), texts.bind(() -> ""));
        Widgets.showWhen(banner, model.grownProperty().map(Optional::isPresent));
        return banner;
    }

    private Node models() {
        Label howMany = widgets.label(
                texts.bind(
                        () -> texts.get(
                                model.chosenProperty().get().size() < 2 ? "home.chooseTwo" : "home.chosen",
                                model.chosenProperty().get().size()),
                        model.chosenProperty()),
                "small-text",
                "muted");
        Button compare = widgets.button("home.compare", Feather.TRENDING_UP, model::compare, "small-button");
        compare.setId("compare");
        compare.disableProperty().bind(model.chosenProperty().map(chosen -> chosen.size() < 2));
        HBox head = Widgets.row(widgets.label("home.yourModels", "card-title"), Widgets.spacer(), howMany, compare);
        Widgets.showWhen(howMany, Bindings.size(model.rows()).greaterThan(1));
        Widgets.showWhen(compare, Bindings.size(model.rows()).greaterThan(1));
        VBox section = Widgets.column("section", head, list);
        Widgets.showWhen(section, Bindings.isNotEmpty(model.rows()));
        return section;
    }

    private Node empty(SampleSection samples) {
        EmptyState state = new EmptyState(
                widgets,
                new Logo(),
                texts.bind("home.emptyTitle"),
                texts.bind("home.emptySentence"),
                samples.first(),
                widgets.button("home.newModel", model::newModel));
        VBox card = Widgets.card(state);
        BooleanBinding nothing = model.loadedProperty().and(Bindings.isEmpty(model.rows()));
        Widgets.showWhen(card, nothing);
        return card;
    }

    private void fill() {
        list.getChildren()
                .setAll(model.rows().stream()
                        .map(row -> new ModelRowView(widgets, row, model, loader, clock))
                        .toList());
        if (!list.getChildren().isEmpty()) {
            list.getChildren().get(0).getStyleClass().add("first");
        }
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public boolean undo() {
        return model.undoDelete();
    }

    @Override
    public void shown() {
        model.watch();
    }

    @Override
    public void hidden() {
        model.leave();
    }
}
