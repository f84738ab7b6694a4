package graft.app.pictures;

import graft.app.wizard.Obstacle;
import graft.common.Message;
import graft.data.Problem;
import graft.data.scan.ScanProblem;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How far the first step is, in the words of the rail and of the bar with the Next button. */
final class PicturesStanding {

    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());

    /** What was found, or how much is to be mended; empty while nothing is known. */
    ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why one cannot go on. */
    ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /**
     * @param division how the pictures would be split, once that is known
     * @param dividing whether another division is being made
     */
    void look(PicturesState state, Optional<Division> division, List<Problem> problems, boolean dividing) {
        obstacle.set(PicturesObstacle.of(state, division, problems, dividing));
        summary.set(
                state instanceof PicturesState.Known known
                        ? Optional.of(summary(known.survey(), problems))
                        : Optional.empty());
    }

    private Message summary(Survey survey, List<Problem> problems) {
        return obstacle.get()
                .filter(o -> o.kind() == Obstacle.Kind.FIX)
                .map(o -> Message.of("pictures.summaryToFix", mustFix(problems)))
                .orElseGet(() -> Message.of(
                        "pictures.summary",
                        survey.scan().pictures().size(),
                        survey.scan().classes().size()));
    }

    /** How many things stand in the way. */
    private static long mustFix(List<Problem> problems) {
        long severe = problems.stream()
                .filter(p -> p.severity() == Problem.Severity.MUST_FIX || p instanceof ScanProblem.InSeveralClasses)
                .count();
        return Math.max(1, severe);
    }
}
