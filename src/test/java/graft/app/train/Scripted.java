package graft.app.train;

import graft.app.curve.Curves;
import graft.training.PhasePlan;
import graft.training.StopReason;
import graft.training.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Events of runs that never were. */
final class Scripted {

    private Scripted() {}

    static TrainingEvent started(int... epochs) {
        List<PhasePlan> phases = new ArrayList<>();
        for (int i = 0; i < epochs.length; i++) {
            phases.add(new PhasePlan(epochs.length - i, epochs[i], 1e-3, 1e-3, 0.5, 1, 5));
        }
        return new TrainingEvent.RunStarted(false, List.of("ants", "bees"), 80, 40, phases);
    }

    static TrainingEvent phase(int index, int epochs) {
        return new TrainingEvent.PhaseStarted(index, "phase", 5 - index, epochs, 200, 1000, 0);
    }

    /** Better from epoch to epoch. */
    static TrainingEvent epoch(int phase, int epoch) {
        double loss = 1.0 / (phase * 10 + epoch);
        return new TrainingEvent.EpochDone(
                phase, epoch, loss, 0.8, Optional.of(loss + 0.1), Optional.of(1 - loss / 2), 1e-3, true, 0.01);
    }

    static TrainingEvent over(int phase, int epoch) {
        return new TrainingEvent.PhaseFinished(phase, epoch, Optional.of(0.1), StopReason.COMPLETED);
    }

    /** A whole run of these phases, all over. */
    static List<TrainingEvent> run(int... epochs) {
        List<TrainingEvent> events = new ArrayList<>();
        events.add(started(epochs));
        for (int phase = 0; phase < epochs.length; phase++) {
            events.add(phase(phase, epochs[phase]));
            for (int i = 1; i <= epochs[phase]; i++) {
                events.add(epoch(phase, i));
            }
            events.add(over(phase, epochs[phase]));
        }
        return events;
    }

    static Curves curves(List<TrainingEvent> events) {
        Curves curves = Curves.NONE;
        for (TrainingEvent event : events) {
            curves = curves.after(event);
        }
        return curves;
    }
}
