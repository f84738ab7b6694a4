package graft.app.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.state.Saver;
import graft.common.Message;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WizardModelTest {

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final Navigator navigator = new Navigator();
    private final List<FakeStep> steps =
            List.of(StepId.values()).stream().map(FakeStep::new).toList();
    private final WizardModel wizard = new WizardModel(model, navigator, steps);

    @AfterEach
    void close() {
        saver.close();
    }

    @Test
    void nextGoesFromStepToStepAndHomeAfterTheLast() {
        navigator.go(StepId.PICTURES);
        for (StepId id : StepId.values()) {
            assertThat(navigator.place()).isEqualTo(id);
            wizard.next();
            assertThat(step(id).completed).isTrue();
        }
        assertThat(navigator.place()).isEqualTo(Hall.HOME);
    }

    @Test
    void anObstacleHoldsNextAndSaysWhy() {
        Obstacle why = Obstacle.fix("pictures.offNothing");
        step(StepId.BACKBONE).obstacle.set(Optional.of(why));
        navigator.go(StepId.BACKBONE);
        wizard.next();
        assertThat(navigator.place()).isEqualTo(StepId.BACKBONE);
        assertThat(wizard.obstacleProperty().get()).contains(why);
        assertThat(wizard.furthestProperty().get()).isEqualTo(StepId.BACKBONE);
        step(StepId.BACKBONE).obstacle.set(Optional.empty());
        assertThat(wizard.obstacleProperty().get()).isEmpty();
        wizard.next();
        assertThat(navigator.place()).isEqualTo(StepId.DEPTH);
    }

    @Test
    void aStepBehindAnObstacleCannotBeEnteredAndOneBeforeItCan() {
        step(StepId.BACKBONE).obstacle.set(Optional.of(Obstacle.wait("pictures.offScanning")));
        navigator.go(StepId.PICTURES);
        wizard.go(StepId.TRAIN);
        assertThat(navigator.place()).isEqualTo(StepId.PICTURES);
        wizard.go(StepId.BACKBONE);
        assertThat(navigator.place()).isEqualTo(StepId.BACKBONE);
    }

    @Test
    void goingBackLosesNothing() {
        navigator.go(StepId.DEPTH);
        model.change(draft -> draft.withName("leaves"));
        Draft chosen = model.draft();
        wizard.back();
        wizard.back();
        assertThat(navigator.place()).isEqualTo(StepId.PICTURES);
        assertThat(model.draft()).isEqualTo(chosen.at(StepId.PICTURES));
    }

    @Test
    void undoTakesBackTheLastDecisionButNotTheWayOneWent() {
        navigator.go(StepId.PICTURES);
        model.change(draft -> draft.withName("one"));
        model.change(draft -> draft.withName("two"));
        wizard.next();
        model.undo();
        assertThat(model.draft().name()).isEqualTo("one");
        assertThat(model.draft().step()).isEqualTo(StepId.BACKBONE);
        model.redo();
        assertThat(model.draft().name()).isEqualTo("two");
        model.undo();
        model.undo();
        assertThat(model.draft().name()).isEmpty();
        assertThat(model.canUndoProperty().get()).isFalse();
        model.redo();
        model.change(draft -> draft.withName("three"));
        assertThat(model.canRedoProperty().get()).isFalse();
    }

    @Test
    void aStepThatIsNotThereEndsTheWay() {
        WizardModel shorter = new WizardModel(model, navigator, steps.subList(0, 2));
        assertThat(shorter.canEnter(StepId.DEPTH)).isFalse();
        assertThat(shorter.furthestProperty().get()).isEqualTo(StepId.BACKBONE);
    }

    private FakeStep step(StepId id) {
        return steps.get(id.ordinal());
    }

    private static final class FakeStep implements StepModel {
        private final StepId id;
        private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle =
                new ReadOnlyObjectWrapper<>(Optional.empty());
        private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
        private boolean completed;

        FakeStep(StepId id) {
            this.id = id;
        }

        @Override
        public StepId id() {
            return id;
        }

        @Override
        public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
            return summary;
        }

        @Override
        public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
            return obstacle;
        }

        @Override
        public void completed() {
            completed = true;
        }
    }
}
