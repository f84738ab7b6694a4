package graft.app.shell;

import graft.app.control.Widgets;
import graft.app.theme.Motion;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The left side of the window: the halls, and while a model is made its steps. */
final class Rail extends VBox {

    private static final String COMPACT = "compact";

    Rail(
            Widgets widgets,
            WizardModel wizard,
            OpenModel model,
            Navigator navigator,
            Motion motion,
            ObservableValue<Boolean> compact,
            Presentation presentation,
            ObservableValue<Boolean> foreign) {
        ObservableValue<Boolean> inSteps = navigator.placeProperty().map(StepId.class::isInstance);
        ObservableValue<Boolean> wide = compact.map(c -> !c);
        Label name = new Label("Graft");
        name.getStyleClass().add("app-name");
        Widgets.showWhen(name, wide);
        HBox brand = new HBox(new Logo(), name);
        brand.getStyleClass().add("brand");
        Node home = new NavItem(widgets, Feather.HOME, "shell.home", Hall.HOME, navigator, compact);
        Node backbones = new NavItem(widgets, Feather.LAYERS, "shell.backbones", Hall.BACKBONES, navigator, compact);
        Node words = new NavItem(widgets, Feather.BOOK_OPEN, "shell.words", Hall.WORDS, navigator, compact);
        Node settings = new NavItem(widgets, Feather.SETTINGS, "shell.settings", Hall.SETTINGS, navigator, compact);
        ObservableValue<Boolean> inHalls = inSteps.map(s -> !s);
        Widgets.showWhen(backbones, inHalls);
        Widgets.showWhen(words, inHalls);
        Node opened = new NavItem(widgets, Feather.PACKAGE, "shell.foreign", Hall.FOREIGN, navigator, compact);
        Widgets.showWhen(
                opened,
                Bindings.createBooleanBinding(() -> inHalls.getValue() && foreign.getValue(), inHalls, foreign));
        VBox about = about(widgets, model);
        StepRail steps = new StepRail(widgets, wizard, navigator, motion, compact);
        Widgets.showWhen(steps, inSteps);
        about.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> inSteps.getValue() && wide.getValue(), inSteps, wide));
        about.managedProperty().bind(about.visibleProperty());
        Region gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        getStyleClass().add("rail");
        getChildren()
                .addAll(
                        brand,
                        home,
                        opened,
                        backbones,
                        words,
                        about,
                        steps,
                        gap,
                        present(widgets, presentation, wide),
                        settings);
        compact.addListener((observable, before, now) -> fold(now));
        fold(compact.getValue());
    }

    /** Not in a folded rail, which is full with large type in a small window; the settings have it too. */
    private static Node present(Widgets widgets, Presentation presentation, ObservableValue<Boolean> wide) {
        Button present = widgets.button("shell.present", Feather.MONITOR, presentation::toggle, "nav-item");
        widgets.name(present, widgets.texts().bind("shell.presentName"));
        present.setId("present");
        present.setMinWidth(0);
        Widgets.showWhen(present, wide);
        return present;
    }

    private void fold(boolean compact) {
        Widgets.restyle(this, java.util.List.of(COMPACT), compact ? COMPACT : "");
        pseudoClassStateChanged(PseudoClass.getPseudoClass(COMPACT), compact);
    }

    private static VBox about(Widgets widgets, OpenModel model) {
        Label name = widgets.shortening(
                widgets.texts()
                        .bind(
                                () -> model.draft().name().isEmpty()
                                        ? widgets.texts().get("shell.newModel")
                                        : model.draft().name(),
                                model.draftProperty()),
                "strong");
        Label state = widgets.label("shell.savedAsYouGo", "caption");
        VBox about = new VBox(name, state);
        about.getStyleClass().add("rail-model");
        return about;
    }
}
