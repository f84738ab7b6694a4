package graft.app.pictures;

import graft.app.wizard.Obstacle;
import graft.data.Problem;
import graft.data.scan.ScanProblem;
import java.util.List;
import java.util.Optional;

/** Why a person cannot go on from the pictures, in the words that stand beside the button. */
final class PicturesObstacle {

    private PicturesObstacle() {}

    static Optional<Obstacle> of(
            PicturesState state, Optional<Division> division, List<Problem> problems, boolean dividing) {
        if (state instanceof PicturesState.Nothing) {
            return Optional.of(Obstacle.fix("pictures.offNothing"));
        }
        if (state instanceof PicturesState.Scanning) {
            return Optional.of(Obstacle.wait("pictures.offScanning"));
        }
        if (state instanceof PicturesState.Refused) {
            return Optional.of(Obstacle.fix("pictures.offRefused"));
        }
        if (state instanceof PicturesState.Away) {
            return Optional.of(Obstacle.fix("pictures.offAway"));
        }
        if (division.isEmpty()) {
            return Optional.of(Obstacle.wait("pictures.offScanning"));
        }
        return problems.stream()
                .flatMap(problem -> of(problem).stream())
                .findFirst()
                .or(() -> division.get().refusal().map(why -> Obstacle.fix("pictures.offRefusal")))
                .or(() -> dividing ? Optional.of(Obstacle.wait("pictures.offDividing")) : Optional.empty());
    }

    /** What a problem forbids; nothing for those that are only good to know. */
    private static Optional<Obstacle> of(Problem problem) {
        if (problem instanceof ScanProblem.TooFewPictures few) {
            return Optional.of(
                    Obstacle.fix("pictures.offTooFew", few.className(), ScanProblem.FEWEST - few.pictures()));
        }
        if (problem instanceof ScanProblem.InSeveralClasses several) {
            return Optional.of(
                    Obstacle.fix("pictures.offUndecided", several.copies().size()));
        }
        return problem.severity() == Problem.Severity.MUST_FIX
                ? Optional.of(Obstacle.fix("pictures.offMustFix"))
                : Optional.empty();
    }
}
