package graft.app.train;

import graft.app.wizard.Obstacle;
import graft.common.Message;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far the fourth step is, in the words of the rail and of the bar with the Next button. */
final class Standing {

    private final RunDisplay display;
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param display tells how many epochs there are
     */
    Standing(RunDisplay display) {
        this.display = display;
    }

    /** The second line of the step in the rail; empty while nothing was started. */
    ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why one cannot go on; empty once the model is finished. */
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    void look(TrainState now) {
        change(obstacle, obstacle(now));
        change(summary, summary(now));
    }

    /** Four times a second this is looked at, and what is bound to it should work only where it is another. */
    private static <T> void change(ReadOnlyObjectWrapper<T> property, T value) {
        if (!value.equals(property.get())) {
            property.set(value);
        }
    }

    private static Optional<Obstacle> obstacle(TrainState now) {
        if (now instanceof TrainState.Finished) {
            return Optional.empty();
        }
        if (now instanceof TrainState.Running) {
            return Optional.of(Obstacle.wait("train.offRunning"));
        }
        return Optional.of(
                Obstacle.fix(now instanceof TrainState.NotStarted ? "train.offNotStarted" : "train.offNotFinished"));
    }

    private Optional<Message> summary(TrainState now) {
        if (now instanceof TrainState.NotStarted) {
            return Optional.empty();
        }
        if (now instanceof TrainState.Finished) {
            return Optional.of(
                    Message.of("train.summaryFinished", display.known().points().size()));
        }
        int drawn = display.curvesProperty().get().points().size();
        return Optional.of(Message.of("train.summary", drawn, display.known().planned()));
    }
}
