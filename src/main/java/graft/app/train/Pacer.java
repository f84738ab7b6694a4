package graft.app.train;

import graft.app.curve.Curves;
import graft.app.curve.EpochPoint;
import graft.app.task.Ticker;
import java.time.Duration;
import java.util.List;

/**
 * Draws a short phase slowly enough to be seen. During the first three seconds of a phase, of the epochs that are known only
 * the share of that time is drawn, so that a phase that took an instant is drawn over three seconds, and one that takes
 * minutes is drawn as it comes about. Only the drawing waits: the worker is never held up, and every figure stays as it was
 * measured. Time is counted in beats of the ticker.
 */
final class Pacer {

    /** Over how long a phase is drawn at least. */
    static final Duration LEAST = Duration.ofSeconds(3);

    private static final int BEATS = (int) (LEAST.toMillis() / Ticker.SAMPLING.toMillis());

    private Curves known;
    private int phase;
    private int beats;

    /**
     * @param drawn what is drawn already, and need not be drawn again
     */
    Pacer(Curves drawn) {
        this.known = drawn;
        this.phase = Math.max(0, drawn.phases().size() - 1);
        this.beats = drawn.points().isEmpty() ? 0 : BEATS;
    }

    /** What has come about by now. */
    void know(Curves curves) {
        known = curves;
    }

    /** What is drawn one beat later. */
    Curves beat() {
        beats = Math.min(BEATS, beats + 1);
        if (known.phases().isEmpty()) {
            beats = 0;
            return known;
        }
        phase = Math.min(phase, known.phases().size() - 1);
        List<EpochPoint> points = known.points();
        int index = known.phases().get(phase).index();
        int before = (int) points.stream().filter(p -> p.phase() < index).count();
        int ofPhase = (int) points.stream().filter(p -> p.phase() == index).count();
        if (beats == BEATS && phase + 1 == known.phases().size()) {
            return known;
        }
        if (beats == BEATS) {
            phase++;
            beats = 0;
        }
        int drawn = beats == 0 ? ofPhase : ofPhase * beats / BEATS;
        return known.firstEpochs(before + drawn);
    }

    /** Whether all that is known is drawn. */
    boolean done() {
        return known.phases().isEmpty()
                || beats == BEATS && phase + 1 == known.phases().size();
    }
}
