package graft.app.shell;

import graft.app.control.Widgets;
import graft.app.state.Kept;
import graft.app.state.WindowState;
import graft.app.theme.Appearance;
import graft.app.theme.Motion;
import graft.app.theme.Presentation;
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
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
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
            Kept<WindowState> window,
            Presentation presentation) {
        this.model = model;
        this.wizard = wizard;
        this.navigator = navigator;
        this.presentation = presentation;
        BooleanBinding compact = Bindings.createBooleanBinding(
                () -> getWidth() > 0 && getWidth() / appearance.getValue().scale() < NARROW,
                widthProperty(),
                appearance);
        Motion motion = new Motion(appearance);
        PageStack stack = new PageStack(pages, navigator, motion);
        this.help = new HelpSlot(widgets, stack, navigator, window, compact, presentation.onProperty());
        BottomBar bar = new BottomBar(widgets, wizard, navigator);
        Widgets.showWhen(bar, navigator.placeProperty().map(StepId.class::isInstance));
        stack.pageProperty().addListener((observable, before, now) -> bar.setExtra(now.bottomExtra()));
        getStyleClass().add("shell");
        Rail rail = new Rail(widgets, wizard, model, navigator, motion, compact);
        setLeft(rail);
        setCenter(new StackPane(new BorderPane(help, null, null, bar, null), endOfPresentation(widgets)));
        presentation.onProperty().addListener((observable, before, now) -> setLeft(now ? null : rail));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Without the rail there must be something to click that brings it back. */
    private Button endOfPresentation(Widgets widgets) {
        Button end = widgets.iconButton(
                Feather.MINIMIZE_2, "shell.endPresentation", presentation::end, "bare", "end-presentation");
        end.setId("end-presentation");
        Widgets.showWhen(end, presentation.onProperty());
        StackPane.setAlignment(end, Pos.TOP_RIGHT);
        return end;
    }

    /** The keys that work wherever the focus is. */
    private void pressed(KeyEvent event) {
        Map<KeyCombination, Runnable> keys = Map.of(
                new KeyCodeCombination(KeyCode.F1), help::toggle,
                new KeyCodeCombination(KeyCode.F11), presentation::toggle,
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

    /** In a text field undo belongs to the text. */
    private static boolean writing(KeyEvent event) {
        return event.isShortcutDown() && event.getTarget() instanceof javafx.scene.control.TextInputControl;
    }
}
