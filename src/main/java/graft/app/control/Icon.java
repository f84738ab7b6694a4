package graft.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * A glyph of the Feather font that grows with the type around it and takes its colour from the style sheet. It says nothing
 * to a screen reader: whatever it stands beside or inside has a name of its own.
 */
public final class Icon extends Text {

    /**
     * @param styles further style classes, such as {@code icon-small} or {@code warn}
     */
    public Icon(Feather glyph, String... styles) {
        super(Character.toString(glyph.getCode()));
        getStyleClass().add("icon");
        getStyleClass().addAll(styles);
        setAccessibleRole(AccessibleRole.NODE);
        setMouseTransparent(true);
    }

    /** Shows another glyph. */
    public void show(Feather glyph) {
        setText(Character.toString(glyph.getCode()));
    }
}
