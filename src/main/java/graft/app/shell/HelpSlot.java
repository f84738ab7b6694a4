package graft.app.shell;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.state.Kept;
import graft.app.state.WindowState;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page with its help: unfolded at the right, as a narrow strip while folded, and over the page where the window is
 * narrow. What a person folds or unfolds stays so for that page.
 */
final class HelpSlot extends StackPane {

    private final PageStack pages;
    private final Navigator navigator;
    private final Kept<WindowState> window;
    private final ObservableValue<Boolean> compact;
    private final ObservableValue<Boolean> presenting;
    private final BorderPane frame = new BorderPane();
    private final HelpPanel panel;
    private final VBox strip;
    private boolean floating;

    HelpSlot(
            Widgets widgets,
            PageStack pages,
            Navigator navigator,
            Kept<WindowState> window,
            ObservableValue<Boolean> compact,
            ObservableValue<Boolean> presenting) {
        this.pages = pages;
        this.presenting = presenting;
        this.navigator = navigator;
        this.window = window;
        this.compact = compact;
        this.panel = new HelpPanel(widgets, this::toggle, () -> navigator.go(Hall.WORDS));
        this.strip = new VBox(
                widgets.iconButton(Feather.CHEVRONS_LEFT, "shell.openHelp", this::toggle, "bare"),
                new Icon(Feather.BOOK_OPEN));
        strip.getStyleClass().add("help-folded");
        strip.setId("help-folded");
        frame.setCenter(pages);
        setMinSize(0, 0);
        StackPane.setAlignment(panel, Pos.TOP_RIGHT);
        getChildren().add(frame);
        pages.pageProperty().addListener(observable -> arrive());
        compact.addListener(observable -> arrive());
        presenting.addListener(observable -> arrive());
        arrive();
    }

    /** Folds the help that is open, or opens it. */
    void toggle() {
        if (pages.pageProperty().get().help().isEmpty()) {
            return;
        }
        if (compact.getValue() || presenting.getValue()) {
            floating = !floating;
        } else {
            boolean open = isOpen();
            window.change(state -> state.withHelp(navigator.place().id(), !open));
        }
        look();
        if (panel.getParent() != null) {
            panel.requestFocus();
        }
    }

    private void arrive() {
        floating = false;
        look();
    }

    private boolean isOpen() {
        Page page = pages.pageProperty().get();
        return window.get().helpOpen().getOrDefault(navigator.place().id(), page.helpOpenAtFirst());
    }

    private void look() {
        frame.setRight(null);
        getChildren().setAll(frame);
        panel.getStyleClass().remove("floating");
        pages.pageProperty().get().help().ifPresent(help -> {
            panel.show(help);
            if (floating) {
                panel.getStyleClass().add("floating");
                getChildren().add(panel);
            }
            if (!presenting.getValue()) {
                frame.setRight(!compact.getValue() && isOpen() ? panel : strip);
            }
        });
    }
}
