package graft.app.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/**
 * What can be wrong with any page: texts that are cut off, controls without a name or out of the keyboard's reach. Every
 * answer is a list of complaints, empty where all is well. To be asked on the JavaFX thread, after layout.
 */
public final class Inspection {

    /** Whatever may be shortened with an ellipsis says so by this style class, and shows the whole in a tooltip. */
    public static final String MAY_BE_SHORTENED = "shortens";

    /** Style classes of what lies in grids and strips; that the arrow keys do move there is tested with each of them. */
    private static final Set<String> MOVED_IN_BY_ARROWS = Set.of("matrix-cell", "strip-button");

    /** In letters. */
    private static final int LONGEST_WORD = 14;

    private static final double HAIR = 1.5;

    private Inspection() {}

    /** Texts that are shortened, and controls that stick out of what they are in. */
    public static List<String> cutOff(Scene scene) {
        List<String> complaints = new ArrayList<>();
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (inVirtualFlow(node)) {
                continue; // is cut where it scrolls
            }
            if (node instanceof Labeled labeled) {
                shortened(labeled).ifPresent(complaints::add);
                broken(labeled).ifPresent(complaints::add);
            }
            if (node instanceof Labeled || node instanceof TextInputControl || node instanceof ProgressIndicator) {
                sticksOut((Region) node).ifPresent(complaints::add);
            }
        }
        return complaints;
    }

    private static Optional<String> shortened(Labeled labeled) {
        String whole = labeled.getText();
        if (whole == null
                || whole.isBlank()
                || labeled.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY
                || labeled.getStyleClass().contains(MAY_BE_SHORTENED)) {
            return Optional.empty();
        }
        return labeled.getChildrenUnmodifiable().stream()
                .filter(child ->
                        child instanceof Text text && text.getStyleClass().contains("text"))
                .map(child -> ((Text) child).getText())
                .filter(shown -> !shown.equals(whole))
                .map(shown -> "\"" + whole + "\" is shown as \"" + shown + "\"")
                .findFirst();
    }

    /** A word for which its line is too narrow; longer ones, such as names of files, may be broken. */
    private static Optional<String> broken(Labeled labeled) {
        if (!labeled.isWrapText() || labeled.getText() == null) {
            return Optional.empty();
        }
        return labeled.getChildrenUnmodifiable().stream()
                .filter(child -> child instanceof Text && child.getStyleClass().contains("text"))
                .map(Text.class::cast)
                .filter(text -> text.getWrappingWidth() > 0)
                .flatMap(text -> Arrays.stream(text.getText().split("[\\s-]+"))
                        .filter(word ->
                                word.length() <= LONGEST_WORD && width(word, text) > text.getWrappingWidth() + HAIR)
                        .map(word -> "\"%s\" is broken within \"%s\": %.0f wide, %.0f room"
                                .formatted(labeled.getText(), word, width(word, text), text.getWrappingWidth())))
                .findFirst();
    }

    private static double width(String word, Text like) {
        Text measured = new Text(word);
        measured.setFont(like.getFont());
        return measured.getLayoutBounds().getWidth();
    }

    private static Optional<String> sticksOut(Region node) {
        Bounds inScene = node.localToScene(node.getLayoutBounds());
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            boolean clips = above instanceof ScrollPane || above.getParent() == null;
            Bounds frame = above.localToScene(above.getLayoutBounds());
            if ((clips || above == node.getParent())
                    && (inScene.getMinX() < frame.getMinX() - HAIR || inScene.getMaxX() > frame.getMaxX() + HAIR)) {
                return Optional.of("%s sticks out of %s: %.0f to %.0f of %.0f to %.0f"
                        .formatted(
                                name(node),
                                kind(above),
                                inScene.getMinX(),
                                inScene.getMaxX(),
                                frame.getMinX(),
                                frame.getMaxX()));
            }
            if (above instanceof ScrollPane) {
                return Optional.empty(); // further up and down one scrolls
            }
            if (above.getParent() == null
                    && (inScene.getMinY() < frame.getMinY() - HAIR || inScene.getMaxY() > frame.getMaxY() + HAIR)) {
                return Optional.of(name(node) + " lies below the window");
            }
        }
        return Optional.empty();
    }

    private static boolean inVirtualFlow(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains("virtual-flow")) {
                return true;
            }
        }
        return false;
    }

    /** Controls that a screen reader would have nothing to say about, and names that it would never say. */
    public static List<String> nameless(Scene scene) {
        List<String> complaints = new ArrayList<>();
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (isPart(node)) {
                continue;
            }
            boolean said = node.getAccessibleText() != null
                    && !node.getAccessibleText().isBlank();
            boolean silent = node.getAccessibleRole() == AccessibleRole.NODE
                    || node.getAccessibleRole() == AccessibleRole.PARENT;
            if (said && silent) {
                complaints.add(kind(node) + " \"" + node.getAccessibleText() + "\" has a name and no role");
            }
            if (!said && isUsed(node) && textOf(node).isEmpty()) {
                complaints.add(kind(node) + " has no name");
            }
            if (silent && isUsed(node)) {
                complaints.add(kind(node) + " has no role");
            }
        }
        return complaints;
    }

    /** Parts of controls are named by the control; scroll bars and what only holds others need no name. */
    private static boolean isPart(Node node) {
        if (node instanceof ScrollBar || node instanceof ScrollPane) {
            return true;
        }
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Spinner<?>
                    || above instanceof ScrollBar
                    || above instanceof ComboBoxBase<?>
                    || above instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUsed(Node node) {
        return node.isFocusTraversable()
                || node instanceof ProgressIndicator
                || (node instanceof Control && !(node instanceof Label) && isInput(node));
    }

    private static boolean isInput(Node node) {
        return node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof Spinner<?>
                || node instanceof Slider
                || node instanceof ComboBoxBase<?>;
    }

    private static String textOf(Node node) {
        return node instanceof Labeled labeled && labeled.getText() != null
                ? labeled.getText().strip()
                : "";
    }

    /** Controls that Tab does not lead to; the focus is where it was before when this returns. */
    public static List<String> outOfReach(Scene scene) {
        Set<Node> reached = reached(scene);
        List<String> complaints = new ArrayList<>();
        for (Node node : Scenery.visible(scene.getRoot())) {
            if (isUsed(node)
                    && !(node instanceof ProgressIndicator)
                    && !isPart(node)
                    && !node.isDisabled()
                    && !inVirtualFlow(node)
                    && !reached.contains(node)
                    && !isReachedByArrows(node, reached)) {
                complaints.add(name(node) + " is not reached by Tab");
            }
        }
        return complaints;
    }

    /**
     * Of a group of buttons Tab leads to one, and the arrow keys from there to the others: of those that exclude each other,
     * and of alike ones that lie in the same grid or strip, which take themselves out of Tab's way.
     */
    private static boolean isReachedByArrows(Node node, Set<Node> reached) {
        if (node instanceof ToggleButton button && button.getToggleGroup() != null) {
            return button.getToggleGroup().getToggles().stream().anyMatch(other -> reached.contains((Node) other));
        }
        return !node.isFocusTraversable()
                && node.getStyleClass().stream().anyMatch(MOVED_IN_BY_ARROWS::contains)
                && node.getParent().getChildrenUnmodifiable().stream().anyMatch(reached::contains);
    }

    /** Every node that Tab leads to, in the order in which it does. */
    public static Set<Node> reached(Scene scene) {
        Set<Node> reached = new LinkedHashSet<>();
        Scenery.visible(scene.getRoot()).stream()
                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                .findFirst()
                .ifPresent(Node::requestFocus);
        while (scene.getFocusOwner() != null && reached.add(scene.getFocusOwner())) {
            Event.fireEvent(
                    scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_PRESSED, "\t", "Tab", KeyCode.TAB, false, false, false, false));
        }
        return reached;
    }

    private static String name(Node node) {
        String text = textOf(node);
        return text.isEmpty() ? kind(node) : "\"" + text + "\"";
    }

    private static String kind(Node node) {
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + node.getStyleClass();
    }
}
