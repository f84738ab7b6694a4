package graft.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.Fx;
import graft.app.theme.Appearance;
import graft.app.theme.Motion;
import graft.app.theme.Theme;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.app.wizard.Place;
import graft.app.wizard.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Region;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageStackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Place> made = new CopyOnWriteArrayList<>();
    private final Navigator navigator = new Navigator();

    @BeforeAll
    static void start() {
        Fx.start();
    }

    /** On the JavaFX thread, so that no time passes between this and what follows there. */
    private void open() {
        List<Place> places = new ArrayList<>(Arrays.asList(StepId.values()));
        places.addAll(List.of(Hall.values()));
        Map<Place, Supplier<? extends Page>> makers = new HashMap<>();
        places.forEach(place -> makers.put(place, () -> {
            made.add(place);
            return Region::new;
        }));
        Motion motion = new Motion(new SimpleObjectProperty<>(new Appearance(Theme.LIGHT, 100, true)));
        var unused = new PageStack(makers, navigator, motion);
    }

    @Test
    void atFirstOnlyThePageThatIsShownIsMade() {
        Fx.run(() -> {
            open();
            assertThat(made).containsExactly(Hall.HOME);
        });
    }

    @Test
    void aPageIsMadeWhenItIsFirstEnteredAndNeverAgain() {
        Fx.run(() -> {
            open();
            navigator.go(StepId.USE);
            navigator.go(Hall.HOME);
            navigator.go(StepId.USE);
            assertThat(made).containsExactly(Hall.HOME, StepId.USE);
        });
    }

    @Test
    void pagesOfStepsAreMadeOneByOneWhileAPersonRestsTheNextOnesFirst() {
        Fx.run(() -> {
            open();
            navigator.go(StepId.DEPTH);
        });
        Awaitility.await("all steps").atMost(PATIENCE).until(() -> made.size() == 1 + StepId.values().length);
        assertThat(made)
                .containsExactly(
                        Hall.HOME,
                        StepId.DEPTH,
                        StepId.TRAIN,
                        StepId.RESULTS,
                        StepId.USE,
                        StepId.PICTURES,
                        StepId.BACKBONE);
    }
}
