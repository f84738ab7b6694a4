package graft.app.pictures;

import graft.data.Fit;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * A picture on which one rectangle is drawn for all pictures: by dragging, or with the arrow keys, which move it, and with
 * Shift, which change its size.
 */
final class RectanglePicker extends Region {

    private static final double STEP = 0.02;
    private static final double LEAST = 0.05;

    private final Consumer<Fit> chosen;
    private final ImageView view = new ImageView();
    private final Region frame = new Region();
    private double proportion = 1;
    private Fit.Rectangle rectangle = new Fit.Rectangle(0, 0, 1, 1);
    private Point2D from = Point2D.ZERO;

    /**
     * @param chosen hears of a new rectangle when it is drawn
     */
    RectanglePicker(Consumer<Fit> chosen) {
        this.chosen = chosen;
        frame.getStyleClass().add("picked-rectangle");
        view.setManaged(false);
        frame.setManaged(false);
        frame.setMouseTransparent(true);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("rectangle-picker");
        getChildren().addAll(view, frame);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_RELEASED, event -> chosen.accept(rectangle));
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /**
     * Shows a picture with a rectangle on it.
     *
     * @param image the picture, of any proportions
     * @param newProportion width over height of the picture as it lies there
     */
    void show(Image image, double newProportion, Fit.Rectangle newRectangle) {
        view.setImage(image);
        proportion = newProportion;
        rectangle = newRectangle;
        requestLayout();
    }

    private double shownWidth() {
        return Math.min(getWidth(), getHeight() * proportion);
    }

    private double shownHeight() {
        return shownWidth() / proportion;
    }

    private Point2D fraction(MouseEvent event) {
        return new Point2D(clamp(event.getX() / shownWidth(), 0, 1), clamp(event.getY() / shownHeight(), 0, 1));
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        from = fraction(event);
        event.consume();
    }

    private void dragged(MouseEvent event) {
        Point2D to = fraction(event);
        double left = Math.min(from.getX(), to.getX());
        double top = Math.min(from.getY(), to.getY());
        set(left, top, Math.abs(to.getX() - from.getX()), Math.abs(to.getY() - from.getY()));
        event.consume();
    }

    private void typed(KeyEvent event) {
        double right =
                switch (event.getCode()) {
                    case LEFT -> -STEP;
                    case RIGHT -> STEP;
                    default -> 0;
                };
        double down =
                switch (event.getCode()) {
                    case UP -> -STEP;
                    case DOWN -> STEP;
                    default -> 0;
                };
        if (event.isAltDown() || (right == 0 && down == 0)) {
            return;
        }
        if (event.isShiftDown()) {
            set(rectangle.left(), rectangle.top(), rectangle.width() + right, rectangle.height() + down);
        } else {
            set(rectangle.left() + right, rectangle.top() + down, rectangle.width(), rectangle.height());
        }
        chosen.accept(rectangle);
        event.consume();
    }

    private void set(double left, double top, double width, double height) {
        double w = clamp(width, LEAST, 1);
        double h = clamp(height, LEAST, 1);
        rectangle = new Fit.Rectangle(clamp(left, 0, 1 - w), clamp(top, 0, 1 - h), w, h);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        view.setFitWidth(shownWidth());
        view.setFitHeight(shownHeight());
        frame.resizeRelocate(
                rectangle.left() * shownWidth(),
                rectangle.top() * shownHeight(),
                rectangle.width() * shownWidth(),
                rectangle.height() * shownHeight());
    }
}
