package graft.app.curve;

import graft.training.TrainingEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The curves of a run so far; a new one comes of every event that changes them.
 *
 * @param classes how many classes are told apart; 0 while that is not known
 * @param validationPictures how many pictures the validation curves rest on
 * @param phases those that have begun
 * @param points every epoch, in order
 */
public record Curves(int classes, int validationPictures, List<Phase> phases, List<EpochPoint> points) {

    /** Nothing has happened yet. */
    public static final Curves NONE = new Curves(0, 0, List.of(), List.of());

    /**
     * A stretch of the curves.
     *
     * @param frozenStages how many stages are frozen in it
     * @param epochs how many it has at most, or has had if it is over
     * @param over whether it is
     */
    public record Phase(int index, int frozenStages, int epochs, boolean over) {}

    public Curves {
        phases = List.copyOf(phases);
        points = List.copyOf(points);
    }

    /** The curves after this event. */
    public Curves after(TrainingEvent event) {
        if (event instanceof TrainingEvent.RunStarted run) {
            return new Curves(run.classes().size(), run.validationPictures(), phases, points);
        }
        if (event instanceof TrainingEvent.PhaseStarted started) {
            return begun(new Phase(started.phase(), started.frozenStages(), started.epochs(), false));
        }
        if (event instanceof TrainingEvent.EpochDone done) {
            return with(done);
        }
        if (event instanceof TrainingEvent.PhaseFinished finished) {
            return ended(finished.phase());
        }
        return this;
    }

    private Curves with(List<Phase> newPhases, List<EpochPoint> newPoints) {
        return new Curves(classes, validationPictures, newPhases, newPoints);
    }

    private Curves begun(Phase phase) {
        List<Phase> all = new ArrayList<>(
                phases.stream().filter(p -> p.index() < phase.index()).toList());
        all.add(phase);
        // A resumed phase begins once more, with the epochs it has.
        return with(all, points);
    }

    /** After a divergence training goes back, so an epoch can come a second time; what came after it never happened. */
    private Curves with(TrainingEvent.EpochDone done) {
        int before = (int) points.stream().filter(p -> p.phase() < done.phase()).count();
        int number = before + done.epoch();
        List<EpochPoint> all =
                new ArrayList<>(points.stream().filter(p -> p.number() < number).toList());
        all.add(EpochPoint.of(number, done));
        return with(phases, all);
    }

    private Curves ended(int index) {
        int had = (int) points.stream().filter(p -> p.phase() == index).count();
        return with(
                phases.stream()
                        .map(p -> p.index() == index ? new Phase(index, p.frozenStages(), had, true) : p)
                        .toList(),
                points);
    }

    /** The epochs of the phase that is at work, or was last. */
    public List<EpochPoint> ofLastPhase() {
        return phases.isEmpty()
                ? List.of()
                : points.stream()
                        .filter(p -> p.phase() == phases.get(phases.size() - 1).index())
                        .toList();
    }

    /** The epoch with the best validation accuracy, the lower loss deciding between equals. */
    public Optional<EpochPoint> best() {
        return points.stream()
                .filter(p -> p.validationAccuracy().isPresent())
                .max(Comparator.comparing(
                                (EpochPoint p) -> p.validationAccuracy().orElse(0.0))
                        .thenComparing(p -> -p.validationLoss().orElse(Double.MAX_VALUE)));
    }

    /** How many epochs the phases that have begun have at most. */
    public int planned() {
        return phases.stream().mapToInt(Phase::epochs).sum();
    }
}
