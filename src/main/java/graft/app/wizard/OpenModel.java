package graft.app.wizard;

import graft.app.state.Saver;
import graft.run.project.Project;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The model that a person is making: its project, once pictures were chosen, and its draft. Every change of the draft is
 * saved and can be undone.
 */
public final class OpenModel {

    /** Nobody goes back further, and a draft is small. */
    private static final int STEPS_BACK = 200;

    private final Saver saver;
    private final ReadOnlyObjectWrapper<Optional<Project>> project = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.named(""));
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private final Deque<Draft> before = new ArrayDeque<>();
    private final Deque<Draft> undone = new ArrayDeque<>();

    public OpenModel(Saver saver) {
        this.saver = saver;
    }

    /** Where everything is kept; empty before pictures were chosen. */
    public ReadOnlyObjectProperty<Optional<Project>> projectProperty() {
        return project.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    public Draft draft() {
        return draft.get();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** Begins a model without pictures. What was open before is saved already. */
    public void begin() {
        open(Optional.empty(), Draft.named(""));
    }

    /** Opens a model whose pictures were chosen. */
    public void open(Project chosen, Draft itsDraft) {
        open(Optional.of(chosen), itsDraft);
        save();
    }

    private void open(Optional<Project> chosen, Draft itsDraft) {
        before.clear();
        undone.clear();
        draft.set(itsDraft);
        project.set(chosen);
        tellHistory();
    }

    /** A decision of the person, which can be undone. */
    public void change(UnaryOperator<Draft> decision) {
        Draft now = draft.get();
        Draft changed = decision.apply(now);
        if (changed.equals(now)) {
            return;
        }
        before.push(now);
        if (before.size() > STEPS_BACK) {
            before.removeLast();
        }
        undone.clear();
        set(changed);
    }

    /** Something that follows from what the person does, and is not undone by itself: the step they are at, the run. */
    public void note(UnaryOperator<Draft> consequence) {
        Draft changed = consequence.apply(draft.get());
        if (!changed.equals(draft.get())) {
            set(changed);
        }
    }

    public void undo() {
        step(before, undone);
    }

    public void redo() {
        step(undone, before);
    }

    private void step(Deque<Draft> from, Deque<Draft> to) {
        if (from.isEmpty()) {
            return;
        }
        Draft now = draft.get();
        to.push(now);
        Draft back = from.pop();
        // Undoing a choice neither moves the person to another step nor forgets what was trained.
        set(now.run().map(back::withRun).orElseGet(back::withoutRun).at(now.step()));
    }

    private void set(Draft changed) {
        draft.set(changed);
        tellHistory();
        save();
    }

    private void tellHistory() {
        canUndo.set(!before.isEmpty());
        canRedo.set(!undone.isEmpty());
    }

    private void save() {
        project.get().ifPresent(p -> {
            Path file = p.path().resolve(Draft.FILE);
            Draft now = draft.get();
            saver.save(file, () -> Draft.DOCUMENT.write(file, now));
        });
    }
}
