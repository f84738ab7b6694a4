package graft.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.curve.Curves;
import graft.app.task.Ticker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final int THREE_SECONDS = (int) (3000 / Ticker.SAMPLING.toMillis());

    @Test
    void aPhaseThatTookAnInstantIsDrawnOverThreeSeconds() {
        Curves all = Scripted.curves(Scripted.run(20));
        Pacer pacer = new Pacer(Curves.NONE);
        pacer.know(all);
        List<Integer> drawn = new ArrayList<>();
        for (int i = 0; i < THREE_SECONDS; i++) {
            assertThat(pacer.done()).isFalse();
            drawn.add(pacer.beat().points().size());
        }
        assertThat(drawn).isSorted().contains(1, 10).endsWith(20);
        assertThat(drawn.get(THREE_SECONDS - 2)).isLessThan(20);
        assertThat(pacer.done()).isTrue();
        assertThat(pacer.beat()).isEqualTo(all);
    }

    @Test
    void onePhaseIsDrawnAfterTheOtherAndFiguresStayAsMeasured() {
        Curves all = Scripted.curves(Scripted.run(10, 4));
        Pacer pacer = new Pacer(Curves.NONE);
        pacer.know(all);
        Curves drawn = Curves.NONE;
        for (int i = 0; i < THREE_SECONDS; i++) {
            drawn = pacer.beat();
            assertThat(drawn.phases()).hasSize(1);
            assertThat(drawn.points())
                    .isEqualTo(all.points().subList(0, drawn.points().size()));
        }
        assertThat(drawn.points()).hasSize(10);
        for (int i = 0; i < THREE_SECONDS - 1; i++) {
            assertThat(pacer.beat().points()).hasSizeLessThan(14);
        }
        assertThat(pacer.beat()).isEqualTo(all);
    }

    @Test
    void aPhaseThatTakesLongerIsDrawnAsItComesAbout() {
        Pacer pacer = new Pacer(Curves.NONE);
        Curves curves = Curves.NONE.after(Scripted.started(30)).after(Scripted.phase(0, 30));
        pacer.know(curves);
        for (int i = 0; i < 2 * THREE_SECONDS; i++) {
            assertThat(pacer.beat().points()).isEmpty();
        }
        for (int epoch = 1; epoch <= 30; epoch++) {
            curves = curves.after(Scripted.epoch(0, epoch));
            pacer.know(curves);
            assertThat(pacer.beat()).isEqualTo(curves);
        }
    }

    @Test
    void whatWasDrawnBeforeARunWasResumedIsNotDrawnAgain() {
        Curves curves = Curves.NONE.after(Scripted.started(30)).after(Scripted.phase(0, 30));
        curves = curves.after(Scripted.epoch(0, 1)).after(Scripted.epoch(0, 2));
        Pacer pacer = new Pacer(curves);
        pacer.know(curves.after(Scripted.epoch(0, 3)));
        assertThat(pacer.beat().points()).hasSize(3);
    }
}
