package graft.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.junit.jupiter.api.Test;

class PresentationTest {

    private final ObjectProperty<Appearance> usual = new SimpleObjectProperty<>(Appearance.FIRST);
    private final Presentation presentation = new Presentation();
    private final ObservableValue<Appearance> shown = presentation.over(usual);

    @Test
    void typeIsLargerWhileItIsOnAndAsBeforeAfterwards() {
        assertThat(shown.getValue()).isEqualTo(Appearance.FIRST);
        presentation.toggle();
        assertThat(shown.getValue().typePercent()).isEqualTo(150);
        presentation.end();
        assertThat(shown.getValue()).isEqualTo(Appearance.FIRST);
    }

    @Test
    void typeThatIsLargerStillStaysAndSettingsGoOnToHold() {
        presentation.toggle();
        usual.set(Appearance.FIRST.withTypePercent(200).withTheme(Theme.DARK));
        assertThat(shown.getValue()).isEqualTo(new Appearance(Theme.DARK, 200, false));
        assertThat(presentation.onProperty().get()).isTrue();
    }
}
