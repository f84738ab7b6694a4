package graft.app.theme;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;

/**
 * Presentation mode, for a projector: larger type, and nothing at the sides of the page. It is a state of the moment and not a
 * setting, so the next start is an ordinary one.
 */
public final class Presentation {

    /** Read from the back of a classroom. */
    private static final int LEAST_PERCENT = 150;

    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    /** Begins it, or ends it. */
    public void toggle() {
        on.set(!on.get());
    }

    /** Ends it, if it is on. */
    public void end() {
        on.set(false);
    }

    /** How everything looks: as the person has set it, and larger while this is on. */
    public ObservableValue<Appearance> over(ObservableValue<Appearance> usual) {
        return Bindings.createObjectBinding(
                () -> on.get()
                        ? usual.getValue()
                                .withTypePercent(
                                        Math.max(LEAST_PERCENT, usual.getValue().typePercent()))
                        : usual.getValue(),
                on,
                usual);
    }
}
