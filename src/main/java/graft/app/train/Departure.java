package graft.app.train;

import graft.app.desk.Desk;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Closing the window while a run is at work: the person says whether it goes on without a window, or is saved first. Either
 * way nothing is lost, and the process ends when the last run has.
 */
public final class Departure {

    private final RunsAtWork atWork;
    private final Desk desk;
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    public Departure(RunsAtWork atWork, Desk desk) {
        this.atWork = atWork;
        this.desk = desk;
        atWork.countProperty().addListener((observable, before, now) -> {
            if (now.intValue() == 0) {
                asking.set(false);
            }
        });
    }

    /** Whether the person is being asked. */
    public ReadOnlyBooleanProperty askingProperty() {
        return asking.getReadOnlyProperty();
    }

    /** Whether the window only waits for the last checkpoint. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /**
     * The person wants the window closed.
     *
     * @return whether it may close at once, because no run is at work; otherwise they are asked
     */
    public boolean mayClose() {
        boolean idle = atWork.countProperty().get() == 0;
        asking.set(!idle && !saving.get());
        return idle;
    }

    /** The runs go on without a window; the process ends after the last of them. */
    public void keepTraining() {
        asking.set(false);
        desk.hideWindow();
        atWork.whenNone(desk::leave);
    }

    /** The runs write a checkpoint first; the window closes as soon as they have. */
    public void saveAndClose() {
        asking.set(false);
        saving.set(true);
        atWork.whenNone(desk::leave);
        atWork.pauseAll();
    }

    /** The person would rather stay. */
    public void stay() {
        asking.set(false);
    }
}
