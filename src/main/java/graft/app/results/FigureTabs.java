package graft.app.results;

import graft.app.control.Banner;
import graft.app.control.Tone;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.data.PictureReader;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.Observable;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The row of tabs above the results, and what is behind all but the first of them. */
final class FigureTabs {

    private final Widgets widgets;
    private final Texts texts;
    private final FiguresModel model;
    private final CorrectionModel corrections;
    private final ResultsModel results;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final Desk desk;
    private final FlowPane strip = Widgets.wrapping();
    private final VBox content = Widgets.column("page-sections");
    private final VBox earlyView = Widgets.column("page-sections");
    private final Map<ResultsTab, TabView> views = new EnumMap<>(ResultsTab.class);

    FigureTabs(
            Widgets widgets,
            FiguresModel model,
            CorrectionModel corrections,
            ResultsModel results,
            PictureLoader loader,
            PictureReader reader,
            Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.corrections = corrections;
        this.results = results;
        this.loader = loader;
        this.reader = reader;
        this.desk = desk;
        strip.getStyleClass().add("page-tabs");
        ToggleGroup group = new ToggleGroup();
        for (ResultsTab tab : ResultsTab.values()) {
            strip.getChildren().add(button(tab, group));
        }
        results.runProperty().addListener((observable, before, now) -> views.clear());
        model.earlyProperty().addListener(observable -> refreshEarly());
        for (Observable changing : List.of(
                model.tabProperty(),
                model.detailsProperty(),
                model.groupsProperty(),
                model.workingProperty(),
                model.commonProperty())) {
            changing.addListener(observable -> refresh());
        }
    }

    private ToggleButton button(ResultsTab tab, ToggleGroup group) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(texts.bind(() -> title(tab), model.detailsProperty()));
        button.getStyleClass().add("page-tab");
        button.setId("tab-" + tab.name().toLowerCase(Locale.ROOT));
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        button.setToggleGroup(group);
        button.setSelected(model.tabProperty().get() == tab);
        button.setOnAction(event -> {
            // The tab that is seen stays chosen when it is pressed again.
            button.setSelected(true);
            model.tabProperty().set(tab);
        });
        model.tabProperty().addListener((observable, before, now) -> button.setSelected(now == tab));
        return button;
    }

    private String title(ResultsTab tab) {
        int suspects = model.detailsProperty()
                .get()
                .flatMap(FigureDetails::folds)
                .map(f -> f.outsideTheTest().size())
                .orElse(0);
        return tab == ResultsTab.SUSPECTS && suspects > 0
                ? texts.get("results.tabSuspectsCount", suspects)
                : texts.get(tab.key());
    }

    /** The row of tabs. */
    Node strip() {
        return strip;
    }

    /** What is behind the chosen tab, kept up to date. */
    Node content() {
        refresh();
        return content;
    }

    private void refresh() {
        ResultsTab tab = model.tabProperty().get();
        Optional<FigureDetails> details = model.detailsProperty().get();
        Optional<TestedRun> run = results.runProperty().get();
        if (tab == ResultsTab.SUMMARY || details.isEmpty() || run.isEmpty()) {
            content.getChildren().setAll(trouble());
            return;
        }
        TabView view = views.computeIfAbsent(tab, t -> view(t, run.get(), details.get()));
        view.show(details.get());
        content.getChildren().setAll(trouble(), view.node());
    }

    /** What can be demanded before there is anything to test. */
    Node early() {
        VBox box = Widgets.column("page-sections");
        box.setId("early");
        box.getChildren().add(earlyView);
        model.lookEarly();
        return box;
    }

    private void refreshEarly() {
        Optional<FiguresModel.Early> known =
                model.earlyProperty().get().filter(e -> !e.classes().isEmpty());
        if (known.isEmpty()) {
            earlyView.getChildren().clear();
            return;
        }
        RequirementView view = new RequirementView(widgets, model, known.get().classes());
        view.show(known.get().stated());
        earlyView.getChildren().setAll(trouble(), view.node());
    }

    private Node trouble() {
        Banner banner = new Banner(
                widgets, Tone.WARNING, texts.bind("results.troubleTitle"), texts.bindOptional(model.troubleProperty()));
        Widgets.showWhen(banner, model.troubleProperty().map(Optional::isPresent));
        return banner;
    }

    private TabView view(ResultsTab tab, TestedRun run, FigureDetails details) {
        return switch (tab) {
            case SUMMARY -> throw new IllegalArgumentException("the first view is the page's own");
            case FIGURES -> new AllFigures(widgets, model, results, details);
            case REQUIREMENT ->
                new RequirementView(widgets, model, details.predictions().classes());
            case GROUPS -> new GroupsView(widgets, model, desk);
            case MORE -> new MorePicturesView(widgets, model);
            case SUSPECTS -> new SuspectsView(widgets, model, corrections, run, loader, reader, desk);
        };
    }
}
