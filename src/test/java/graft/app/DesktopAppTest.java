package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class DesktopAppTest {

    @Test
    void theFirstWindowIsAsDesignedUnlessTheScreenIsSmaller() {
        assertThat(DesktopApp.firstSize(new Rectangle2D(0, 0, 1920, 1040))).isEqualTo(new Dimension2D(1280, 800));
        assertThat(DesktopApp.firstSize(new Rectangle2D(0, 0, 1366, 728))).isEqualTo(new Dimension2D(1280, 728));
        assertThat(DesktopApp.firstSize(new Rectangle2D(1920, 0, 1024, 560))).isEqualTo(new Dimension2D(1024, 560));
    }
}
