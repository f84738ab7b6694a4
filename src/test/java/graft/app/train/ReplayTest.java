package graft.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.coach.Finding;
import graft.app.coach.Verdict;
import graft.app.curve.Curves;
import graft.app.testing.HandTicker;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private final SimpleObjectProperty<Curves> present = new SimpleObjectProperty<>(Curves.NONE);
    private final HandTicker ticker = new HandTicker();
    private final Replay replay = new Replay(present, ticker);

    private int shown() {
        return replay.curvesProperty().get().points().size();
    }

    @Test
    void onlyPhasesThatAreOverCanBeShownAgain() {
        Curves curves = Curves.NONE.after(Scripted.started(4, 4)).after(Scripted.phase(0, 4));
        curves = curves.after(Scripted.epoch(0, 1));
        present.set(curves);
        assertThat(replay.lastProperty().get()).isZero();
        replay.play();
        assertThat(replay.openProperty().get()).isFalse();
        present.set(curves.after(Scripted.epoch(0, 2)).after(Scripted.over(0, 2)));
        assertThat(replay.lastProperty().get()).isEqualTo(2);
    }

    @Test
    void itPlaysEpochByEpochAndStopsAtTheEnd() {
        present.set(Scripted.curves(Scripted.run(5, 3)));
        assertThat(shown()).isEqualTo(8);
        replay.play();
        assertThat(shown()).isEqualTo(1);
        ticker.strike();
        assertThat(shown()).isEqualTo(2);
        assertThat(replay.curvesProperty().get().phases()).hasSize(1);
        ticker.strike(4);
        assertThat(replay.curvesProperty().get().phases()).hasSize(2);
        ticker.strike(2);
        assertThat(shown()).isEqualTo(8);
        assertThat(replay.playingProperty().get()).isFalse();
        assertThat(ticker.listening()).isZero();
        replay.play();
        assertThat(shown()).as("from the beginning again").isEqualTo(1);
    }

    @Test
    void draggingShowsTheCurvesAndTheCoachAsTheyWere() {
        present.set(Scripted.curves(Scripted.run(6, 3)));
        replay.play();
        replay.pause();
        replay.epochProperty().set(2);
        assertThat(shown()).isEqualTo(2);
        assertThat(replay.findingProperty().get().map(Finding::verdict)).contains(Verdict.TOO_EARLY);
        replay.epochProperty().set(7);
        assertThat(replay.findingProperty().get().map(Finding::verdict)).contains(Verdict.PHASE_CHANGE);
        replay.epochProperty().set(4);
        assertThat(replay.findingProperty().get().map(Finding::verdict)).contains(Verdict.IMPROVING);
        assertThat(replay.curvesProperty().get().phases().get(0).over()).isFalse();
        replay.close();
        assertThat(shown()).isEqualTo(9);
    }

    @Test
    void aRunThatBeginsAnewEndsTheReplay() {
        present.set(Scripted.curves(Scripted.run(6)));
        replay.play();
        present.set(Curves.NONE);
        assertThat(replay.openProperty().get()).isFalse();
        assertThat(ticker.listening()).isZero();
    }

    @Test
    void aLongRunIsShownInTenSeconds() {
        present.set(Scripted.curves(Scripted.run(500)));
        replay.play();
        int beats = 0;
        while (replay.playingProperty().get()) {
            ticker.strike();
            beats++;
        }
        assertThat(beats).isBetween(30, 40);
        assertThat(shown()).isEqualTo(500);
    }
}
