package graft.app.shell;

import graft.app.control.Widgets;
import graft.app.state.Kept;
import graft.app.state.WindowState;
import graft.app.theme.Appearance;
import graft.app.theme.Motion;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import graft.app.wizard.WizardModel;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** Everything in the window: rail, page with help, bottom bar, and the keys that work everywhere. */
public final class Shell extends BorderPane {

    /** Below this width, in pixels at 100 percent, the rail folds and cards are stacked. */
    private static final double NARROW = 1100;

    private final OpenModel model;
    private final WizardModel wizard;
    private final Navigator navigator;
    private final Presentation presentation;
    private final HelpSlot help;
    private final PageStack pages;

    /**
     * @param pages makes the page of each place when it is first entered
     * @param foreign whether a model from elsewhere is open
     */
    public Shell(
            Widgets widgets,
            WizardModel wizard,
            OpenModel model,
            Navigator navigator,
            Map<Place, Supplier<? extends Page>> pages,
            ObservableValue<Appearance> appearance,
            Kept<WindowState> window,
            Presentation presentation,
            ObservableValue<Boolean> foreign) {
        this.presentation = presentation;
        this.model = model;
        this.wizard = wizard;
        this.navigator = navigator;
        BooleanBinding compact = Bindings.createBooleanBinding(
                () -> getWidth() > 0 && getWidth() / appearance.getValue().scale() < NARROW,
                widthProperty(),
                appearance);
        Motion motion = new Motion(appearance);
        PageStack stack = new PageStack(pages, navigator, motion);
        this.pages = stack;
        this.help = new HelpSlot(widgets, stack, navigator, window, compact, presentation.onProperty());
        BottomBar bar = new BottomBar(widgets, wizard, navigator);
        Widgets.showWhen(bar, navigator.placeProperty().map(StepId.class::isInstance));
        stack.pageProperty().addListener((observable, before, now) -> bar.setExtra(now.bottomExtra()));
        getStyleClass().add("shell");
        Rail rail = new Rail(widgets, wizard, model, navigator, motion, compact, presentation, foreign);
        Widgets.showWhen(rail, presentation.onProperty().not());
        setLeft(rail);
        setTop(wayBack(widgets));
        setCenter(new BorderPane(help, null, null, bar, null));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_RELEASED, Shell::released);
    }

    /** While the window is shown to a room: how to end that. */
    private Node wayBack(Widgets widgets) {
        Button leave = widgets.button("shell.leavePresentation", Feather.X, presentation::leave, "small-button");
        leave.setId("leave-presentation");
        HBox bar = new HBox(Widgets.spacer(), leave);
        bar.getStyleClass().add("presentation-bar");
        Widgets.showWhen(bar, presentation.onProperty());
        return bar;
    }

    /** The keys that work wherever the focus is. */
    private void pressed(KeyEvent event) {
        Map<KeyCombination, Runnable> keys = Map.of(
                new KeyCodeCombination(KeyCode.F1), help::toggle,
                new KeyCodeCombination(KeyCode.F5), presentation::toggle,
                new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), wizard::back,
                new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), wizard::next,
                new KeyCodeCombination(KeyCode.HOME, KeyCombination.ALT_DOWN), () -> navigator.go(Hall.HOME),
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN), this::undo,
                new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN), this::redo,
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), this::redo);
        keys.entrySet().stream()
                .filter(entry -> entry.getKey().match(event) && !writing(event))
                .findFirst()
                .ifPresent(entry -> {
                    entry.getValue().run();
                    event.consume();
                });
    }

    /** In a hall the choices for a model are out of sight, so none of them is taken back there. */
    private void undo() {
        if (!pages.pageProperty().get().undo() && navigator.place() instanceof StepId) {
            model.undo();
        }
    }

    private void redo() {
        if (navigator.place() instanceof StepId) {
            model.redo();
        }
    }

    /**
     * With the arrow keys JavaFX selects the next button of a group but does not fire it, so that it would look chosen and
     * change nothing.
     */
    private static void released(KeyEvent event) {
        if (event.getCode().isArrowKey()
                && event.getTarget() instanceof ToggleButton button
                && button.getToggleGroup() != null
                && button.isSelected()
                && button.getOnAction() != null) {
            button.getOnAction().handle(new ActionEvent(button, button));
        }
    }

    /** In a text field undo belongs to the text. */
    private static boolean writing(KeyEvent event) {
        return event.isShortcutDown() && event.getTarget() instanceof javafx.scene.control.TextInputControl;
    }
}
