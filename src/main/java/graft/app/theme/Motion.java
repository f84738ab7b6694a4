package graft.app.theme;

import javafx.beans.value.ObservableValue;
import javafx.util.Duration;

/** How long movements last; no time at all where a person has asked for less motion. */
public final class Motion {

    private final ObservableValue<Appearance> appearance;

    public Motion(ObservableValue<Appearance> appearance) {
        this.appearance = appearance;
    }

    /** Another page slides in. */
    public Duration page() {
        return of(160);
    }

    /** The cut settles, and blocks change colour. */
    public Duration settle() {
        return of(140);
    }

    /** Something folds or unfolds. */
    public Duration fold() {
        return of(180);
    }

    /** The stem of the step rail grows. */
    public Duration grow() {
        return of(240);
    }

    private Duration of(double millis) {
        return appearance.getValue().reducedMotion() ? Duration.ZERO : Duration.millis(millis);
    }
}
