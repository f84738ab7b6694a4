package graft.app.curve;

import graft.run.RunHistory;
import graft.training.PhasePlan;
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
 * @param plan the phases as they were planned; empty while that is not known
 * @param phases those that have begun
 * @param points every epoch, in order
 * @param decided number of the epoch that was kept, once training is over; counted through all phases, from 1
 */
public record Curves(
        int classes,
        int validationPictures,
        List<Phase> plan,
        List<Phase> phases,
        List<EpochPoint> points,
        Optional<Integer> decided) {

    /** Nothing has happened yet. */
    public static final Curves NONE = new Curves(0, 0, List.of(), List.of(), List.of(), Optional.empty());

    /**
     * A stretch of the curves.
     *
     * @param frozenStages how many stages are frozen in it
     * @param epochs how many it has at most, or has had if it is over
     * @param over whether it is
     */
    public record Phase(int index, int frozenStages, int epochs, boolean over) {}

    public Curves {
        plan = List.copyOf(plan);
        phases = List.copyOf(phases);
        points = List.copyOf(points);
    }

    /** The curves of a run that was read from its folder. */
    public static Curves of(RunHistory history) {
        Curves drawn = history.started().map(NONE::after).orElse(NONE);
        for (RunHistory.Phase phase : history.phases()) {
            drawn = phase.started().map(drawn::after).orElse(drawn);
            for (TrainingEvent.EpochDone epoch : phase.epochs()) {
                drawn = drawn.after(epoch);
            }
            drawn = phase.finished().map(drawn::after).orElse(drawn);
        }
        return history.finished().map(drawn::after).orElse(drawn);
    }

    /** The curves after this event. */
    public Curves after(TrainingEvent event) {
        if (event instanceof TrainingEvent.RunStarted run) {
            return new Curves(
                    run.classes().size(),
                    run.validationPictures(),
                    planned(run.phases()),
                    phases,
                    points,
                    Optional.empty());
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
        if (event instanceof TrainingEvent.RunFinished over) {
            return decided(over.keptPhase(), over.keptEpoch());
        }
        return this;
    }

    private Curves with(List<Phase> newPhases, List<EpochPoint> newPoints) {
        return new Curves(classes, validationPictures, plan, newPhases, newPoints, Optional.empty());
    }

    /** The epoch that was kept of all: not always the one with the lowest loss, for a later phase has to be clearly better. */
    private Curves decided(int phase, int epoch) {
        int before = (int) points.stream().filter(p -> p.phase() < phase).count();
        return new Curves(
                classes,
                validationPictures,
                plan,
                phases,
                points,
                Optional.of(before + epoch)
                        .filter(number -> epoch > 0 && point(number).isPresent()));
    }

    private Optional<EpochPoint> point(int number) {
        return points.stream().filter(p -> p.number() == number).findFirst();
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

    /**
     * The epoch that was kept; while training runs, the one with the lowest validation loss so far, by which training keeps
     * one of each phase. Higher accuracy decides between equals.
     */
    public Optional<EpochPoint> best() {
        return decided.flatMap(this::point).or(this::lowest);
    }

    private Optional<EpochPoint> lowest() {
        return points.stream()
                .filter(p -> p.validationLoss().isPresent())
                .min(Comparator.comparing((EpochPoint p) -> p.validationLoss().orElse(Double.MAX_VALUE))
                        .thenComparing(p -> -p.validationAccuracy().orElse(0.0)));
    }

    /** Whether phases are planned that have not begun. */
    public boolean morePhases() {
        return allPhases().size() > phases.size();
    }

    private static List<Phase> planned(List<PhasePlan> plans) {
        List<Phase> planned = new ArrayList<>();
        for (PhasePlan plan : plans) {
            planned.add(new Phase(planned.size(), plan.frozenStages(), plan.epochs(), false));
        }
        return planned;
    }

    /** The phases that have begun, and after them those that are still to come. */
    public List<Phase> allPhases() {
        List<Phase> all = new ArrayList<>(phases);
        int begun = phases.isEmpty() ? 0 : phases.get(phases.size() - 1).index() + 1;
        plan.stream().skip(begun).forEach(all::add);
        return List.copyOf(all);
    }

    /** How many epochs there are at most, those of phases that have not begun included. */
    public int planned() {
        return allPhases().stream().mapToInt(Phase::epochs).sum();
    }

    /** How many epochs the phases have that are over. */
    public int finishedEpochs() {
        return phases.stream().filter(Phase::over).mapToInt(Phase::epochs).sum();
    }

    /** The curves when the first phase had only begun. */
    public Curves unbegun() {
        return with(
                phases.stream()
                        .limit(1)
                        .map(p -> new Phase(p.index(), p.frozenStages(), p.epochs(), false))
                        .toList(),
                List.of());
    }

    /** The curves as they were when only so many epochs of all were done. */
    public Curves firstEpochs(int epochs) {
        if (epochs <= 0 || points.isEmpty()) {
            return unbegun();
        }
        if (epochs >= points.size() && decided.isPresent()) {
            return this;
        }
        List<EpochPoint> earlier = points.subList(0, Math.min(epochs, points.size()));
        int phase = earlier.get(earlier.size() - 1).phase();
        int done = earlier.size()
                - (int) points.stream().filter(p -> p.phase() < phase).count();
        return with(
                phases.stream()
                        .filter(p -> p.index() <= phase)
                        .map(p -> p.index() < phase || done == p.epochs()
                                ? p
                                : new Phase(p.index(), p.frozenStages(), p.epochs(), false))
                        .toList(),
                earlier);
    }
}
