package graft.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.theme.Appearance;
import org.junit.jupiter.api.Test;

class PresentationTest {

    private final Presentation presentation = new Presentation();

    @Test
    void typeIsLargerWhileItIsOnAndAsChosenAfterwards() {
        assertThat(presentation.look(Appearance.FIRST)).isEqualTo(Appearance.FIRST);
        presentation.toggle();
        assertThat(presentation.look(Appearance.FIRST).typePercent()).isEqualTo(150);
        assertThat(presentation.look(Appearance.FIRST.withTypePercent(125)).typePercent())
                .isEqualTo(175);
        assertThat(presentation.look(Appearance.FIRST.withTypePercent(200)).typePercent())
                .isEqualTo(200);
        presentation.leave();
        assertThat(presentation.look(Appearance.FIRST)).isEqualTo(Appearance.FIRST);
    }
}
