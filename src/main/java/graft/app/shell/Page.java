package graft.app.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** What the window shows at a place. It is made when the place is first entered and lives as long as the window. */
public interface Page {

    /** The whole page, header included; scrolls by itself where it must. */
    Region view();

    /** What the help beside it says; empty for pages without. */
    default Optional<HelpText> help() {
        return Optional.empty();
    }

    /** Whether its help is open until a person folds it. */
    default boolean helpOpenAtFirst() {
        return false;
    }

    /** What stands in the bottom bar between the buttons, such as corrections that wait; empty for most. */
    default Optional<Node> bottomExtra() {
        return Optional.empty();
    }

    /**
     * Ctrl+Z was pressed: takes back the last change that is this page's own, such as a deletion.
     *
     * @return whether there was one; otherwise the last choice for the model is taken back, where the page is a step
     */
    default boolean undo() {
        return false;
    }

    /** It has come into view. */
    default void shown() {}

    /** Another page has taken its place: let go of what is large. */
    default void hidden() {}
}
