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
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

/** Everything in the window: rail, page with help, bottom bar, and the keys that work everywhere. */
public final class Shell extends BorderPane {

    /** Below this width, in pixels at 100 percent, the rail folds and cards are stacked. */
    private static final double NARROW = 1100;

    private final OpenModel model;
    private final WizardModel wizard;
    private final Navigator navigator;
    private final HelpSlot help;

    /**
     * @param pages makes the page of each place when it is first entered
     */
    public Shell(
            Widgets widgets,
            WizardModel wizard,
            OpenModel model,
            Navigator navigator,
            Map<Place, Supplier<? extends Page>> pages,
            ObservableValue<Appearance> appearance,
            Kept<WindowState> window) {
        this.model = model;
        this.wizard = wizard;
        this.navigator = navigator;
        BooleanBinding compact = Bindings.createBooleanBinding(
                () -> getWidth() > 0 && getWidth() / appearance.getValue().scale() < NARROW,
                widthProperty(),
                appearance);
        Motion motion = new Motion(appearance);
        PageStack stack = new PageStack(pages, navigator, motion);
        this.help = new HelpSlot(widgets, stack, navigator, window, compact);
        BottomBar bar = new BottomBar(widgets, wizard, navigator);
        Widgets.showWhen(bar, navigator.placeProperty().map(StepId.class::isInstance));
        stack.pageProperty().addListener((observable, before, now) -> bar.setExtra(now.bottomExtra()));
        getStyleClass().add("shell");
        setLeft(new Rail(widgets, wizard, model, navigator, motion, compact));
        setCenter(new BorderPane(help, null, null, bar, null));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_RELEASED, Shell::released);
    }

    /** The keys that work wherever the focus is. */
    private void pressed(KeyEvent event) {
        Map<KeyCombination, Runnable> keys = Map.of(
                new KeyCodeCombination(KeyCode.F1), help::toggle,
                new KeyCodeCombination(KeyCode.LEFT, KeyCombination.ALT_DOWN), wizard::back,
                new KeyCodeCombination(KeyCode.RIGHT, KeyCombination.ALT_DOWN), wizard::next,
                new KeyCodeCombination(KeyCode.HOME, KeyCombination.ALT_DOWN), () -> navigator.go(Hall.HOME),
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN), model::undo,
                new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN), model::redo,
                new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                        model::redo);
        keys.entrySet().stream()
                .filter(entry -> entry.getKey().match(event) && !writing(event))
                .findFirst()
                .ifPresent(entry -> {
                    entry.getValue().run();
                    event.consume();
                });
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
