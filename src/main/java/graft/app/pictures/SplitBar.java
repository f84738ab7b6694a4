package graft.app.pictures;

import java.util.function.BiConsumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * The three parts of a split as one bar with two handles between them. Dragged, or moved by the arrow keys by one percent and
 * by the page keys by five; what was chosen is told when a handle is let go or a key pressed.
 */
final class SplitBar extends Region {

    private static final double BAR = 10;
    private static final double HANDLE = 18;
    private static final int STEP = 1;
    private static final int LEAP = 5;

    /** The engine's own limits: half at most for each, and a fifth at least to learn from. */
    private static final int MOST = 50;

    private static final int LEAST_VALIDATION = 5;
    private static final int LEAST_TRAINING = 20;

    private final Region training = part("split-training");
    private final Region validation = part("split-validation");
    private final Region test = part("split-test");
    private final Handle first;
    private final Handle second;
    private final BiConsumer<Integer, Integer> chosen;
    private int validationPercent = 15;
    private int testPercent = 15;

    /**
     * @param firstName what the handle between training and validation is called
     * @param secondName what the handle between validation and test is called
     * @param chosen hears of new shares of validation and test, in percent
     */
    SplitBar(
            ObservableValue<String> firstName,
            ObservableValue<String> secondName,
            BiConsumer<Integer, Integer> chosen) {
        this.chosen = chosen;
        this.first = new Handle(firstName, true);
        this.second = new Handle(secondName, false);
        getStyleClass().add("split-bar");
        getChildren().addAll(training, validation, test, first, second);
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setManaged(false);
        return part;
    }

    /** Shows these shares, in percent. */
    void show(int newValidation, int newTest) {
        validationPercent = newValidation;
        testPercent = newTest;
        requestLayout();
    }

    private double position(int percent) {
        return HANDLE / 2 + (getWidth() - HANDLE) * percent / 100;
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        double top = middle - BAR / 2;
        double end = position(100);
        double one = position(100 - testPercent - validationPercent);
        double two = position(100 - testPercent);
        training.resizeRelocate(HANDLE / 2, top, one - HANDLE / 2, BAR);
        validation.resizeRelocate(one, top, two - one, BAR);
        test.resizeRelocate(two, top, end - two, BAR);
        first.resizeRelocate(one - HANDLE / 2, middle - HANDLE / 2, HANDLE, HANDLE);
        second.resizeRelocate(two - HANDLE / 2, middle - HANDLE / 2, HANDLE, HANDLE);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HANDLE;
    }

    /** Moves the border before the test or the one after training, in percent from the left, within what makes sense. */
    private void move(boolean isFirst, int percent) {
        if (isFirst) {
            int most = Math.min(MOST, 100 - LEAST_TRAINING - testPercent);
            validationPercent = clamp(100 - testPercent - percent, LEAST_VALIDATION, most);
        } else {
            int training = 100 - testPercent - validationPercent;
            int newTest = clamp(100 - percent, 0, Math.min(MOST, 100 - training - LEAST_VALIDATION));
            validationPercent = clamp(100 - training - newTest, LEAST_VALIDATION, MOST);
            testPercent = newTest;
        }
        requestLayout();
    }

    private static int clamp(int value, int least, int most) {
        return Math.max(least, Math.min(most, value));
    }

    private void tell() {
        first.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        second.notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
        chosen.accept(validationPercent, testPercent);
    }

    /** One of the two handles. */
    private final class Handle extends Region {
        private final boolean isFirst;

        Handle(ObservableValue<String> name, boolean isFirst) {
            this.isFirst = isFirst;
            setManaged(false);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.SLIDER);
            accessibleTextProperty().bind(name);
            getStyleClass().add("split-handle");
            addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
            addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
            addEventHandler(MouseEvent.MOUSE_RELEASED, event -> tell());
            addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        }

        private int percent() {
            return isFirst ? 100 - testPercent - validationPercent : 100 - testPercent;
        }

        private void dragged(MouseEvent event) {
            double x = SplitBar.this
                    .sceneToLocal(event.getSceneX(), event.getSceneY())
                    .getX();
            double room = SplitBar.this.getWidth() - HANDLE;
            move(isFirst, (int) Math.round(100 * (x - HANDLE / 2) / Math.max(1, room)));
            event.consume();
        }

        private void pressed(KeyEvent event) {
            int by = by(event.getCode());
            if (by != 0 && !event.isAltDown()) {
                move(isFirst, percent() + by);
                tell();
                event.consume();
            }
        }

        private int by(KeyCode code) {
            return switch (code) {
                case LEFT, DOWN -> -STEP;
                case RIGHT, UP -> STEP;
                case PAGE_DOWN -> -LEAP;
                case PAGE_UP -> LEAP;
                default -> 0;
            };
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return switch (attribute) {
                case VALUE -> (double) percent();
                case MIN_VALUE -> 0.0;
                case MAX_VALUE -> 100.0;
                default -> super.queryAccessibleAttribute(attribute, parameters);
            };
        }
    }
}
