package graft.app.depth;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** The handle on the cut: two strokes in a frame. Also knows how large the type around it is. */
final class Grip extends StackPane {

    private final Label strokes = new Label("||");

    Grip() {
        strokes.getStyleClass().add("grip-strokes");
        getStyleClass().add("cut-grip");
        getChildren().add(strokes);
        setManaged(false);
    }

    /** Pixels of one em. */
    double em() {
        return strokes.getFont().getSize();
    }
}
