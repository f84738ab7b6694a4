package graft.app.shell;

import graft.app.theme.Appearance;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Whether the window is shown to a room: larger type, and nothing but the page. Lasts until the window closes at most. */
public final class Presentation {

    /** From the last row of a classroom, so much larger than at a desk. */
    private static final double LARGER = 1.4;

    private static final int LEAST_PERCENT = 150;
    private static final int MOST_PERCENT = 200;

    private final ReadOnlyBooleanWrapper on = new ReadOnlyBooleanWrapper();

    public ReadOnlyBooleanProperty onProperty() {
        return on.getReadOnlyProperty();
    }

    public void toggle() {
        on.set(!on.get());
    }

    public void leave() {
        on.set(false);
    }

    /** How the window looks now to somebody who has chosen this look. */
    public Appearance look(Appearance chosen) {
        int larger = (int) Math.round(LARGER * chosen.typePercent());
        return on.get() ? chosen.withTypePercent(Math.min(MOST_PERCENT, Math.max(LEAST_PERCENT, larger))) : chosen;
    }
}
