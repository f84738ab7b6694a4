package graft.app.wizard;

import graft.common.Message;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/**
 * What a step knows and can do, without a control in sight: its view binds to it, and its tests need no stage. What a person
 * decides in it belongs into the {@link Draft}, so that it is saved and can be undone; what follows from files and workers
 * it keeps in properties of its own.
 */
public interface StepModel {

    StepId id();

    /** What was chosen here, in a few words for the rail; empty while nothing was. */
    ReadOnlyObjectProperty<Optional<Message>> summaryProperty();

    /** Why one cannot go on; empty where one can. */
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty();

    /** What the button that leads on says. */
    default Message nextLabel() {
        return Message.of("shell.next");
    }

    /** The person comes to this step. */
    default void entered() {}

    /** The person presses the button that leads on, just before the next step is shown. */
    default void completed() {}

    /** Another model was opened, or none: forget what belonged to the one before. */
    default void reset() {}
}
