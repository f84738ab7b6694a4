package graft.app.testing;

import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.theme.Appearance;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** One page in a window of its own, for tests that look at what is on it. All methods are called on the JavaFX thread. */
public final class PageStage {

    private final Texts texts;
    private final ObjectProperty<Appearance> appearance =
            new SimpleObjectProperty<>(new Appearance(Theme.LIGHT, 100, true));
    private final Stage stage = new Stage();

    public PageStage(Region page, Texts texts, double width, double height) {
        this.texts = texts;
        Scene scene = new Scene(page, width, height);
        new Look(appearance).dress(scene);
        stage.setScene(scene);
        stage.show();
        settle();
    }

    /** Speaks and looks otherwise. */
    public void change(Language language, Theme theme, int typePercent) {
        texts.speak(language);
        appearance.set(new Appearance(theme, typePercent, true));
        settle();
    }

    public void settle() {
        stage.getScene().getRoot().applyCss();
        stage.getScene().getRoot().layout();
    }

    public void close() {
        stage.close();
    }

    public Node node(String selector) {
        return stage.getScene().lookup(selector);
    }

    /** What the keyboard is at. */
    public Node focusOwner() {
        return stage.getScene().getFocusOwner();
    }

    /** Every text that can be seen if one scrolls far enough. */
    public List<String> words() {
        return visible().stream()
                .filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null && !t.isBlank())
                .toList();
    }

    /** Buttons that cut their text off. */
    public List<String> narrowButtons() {
        return buttons().stream()
                .filter(b -> b.getText() != null && !b.getText().isEmpty() && !b.isWrapText())
                .filter(b -> b.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY)
                .filter(b -> b.getWidth() + 1 < b.prefWidth(-1))
                .map(b -> b.getText() + ": " + b.getWidth() + " of " + b.prefWidth(-1))
                .toList();
    }

    /** Buttons that a screen reader could not tell apart from others. */
    public List<String> namelessButtons() {
        return buttons().stream()
                .filter(b -> (b.getText() == null || b.getText().isBlank())
                        && (b.getAccessibleText() == null
                                || b.getAccessibleText().isBlank()))
                .map(b -> b.getClass().getSimpleName() + b.getStyleClass())
                .toList();
    }

    public List<ButtonBase> buttons() {
        return visible().stream()
                .filter(ButtonBase.class::isInstance)
                .map(ButtonBase.class::cast)
                .toList();
    }

    private List<Node> visible() {
        List<Node> nodes = new ArrayList<>();
        collect(stage.getScene().getRoot(), nodes);
        return nodes;
    }

    private static void collect(Node node, List<Node> nodes) {
        if (!node.isVisible()) {
            return;
        }
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }
}
