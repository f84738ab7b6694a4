package graft.app.wizard;

import graft.app.task.Tasks;
import graft.common.GraftException;
import graft.run.RunFolder;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens models: a new one, that of a folder of pictures, an unfinished one, a finished one. */
public final class ProjectOpener {

    private final ProjectStore projects;
    private final Tasks tasks;
    private final OpenModel model;
    private final Navigator navigator;

    public ProjectOpener(ProjectStore projects, Tasks tasks, OpenModel model, Navigator navigator) {
        this.projects = projects;
        this.tasks = tasks;
        this.model = model;
        this.navigator = navigator;
    }

    private record Opened(Project project, Draft draft) {}

    /** Begins a model without pictures. */
    public void begin() {
        model.begin();
        navigator.go(StepId.PICTURES);
    }

    /**
     * Opens the project of a folder, or makes it, and goes to its pictures.
     *
     * @param failed hears why that was not possible
     */
    public void openFolder(Path images, Consumer<GraftException> failed) {
        open(images, Optional.empty(), failed);
    }

    /**
     * The same for a folder whose name says little.
     *
     * @param name what its model is called, unless a person has chosen for it already
     */
    public void openFolder(Path images, String name, Consumer<GraftException> failed) {
        open(images, Optional.of(name), failed);
    }

    private void open(Path images, Optional<String> name, Consumer<GraftException> failed) {
        tasks.start(
                (progress, cancellation) -> {
                    Project project = projects.forImages(images);
                    return new Opened(project, draftOf(project, name));
                },
                opened -> show(opened, StepId.PICTURES),
                failed);
    }

    /** Goes on where a person left an unfinished model. */
    public void resume(Project project, Consumer<GraftException> failed) {
        tasks.start(
                (progress, cancellation) -> new Opened(project, draftOf(project, Optional.empty())),
                opened -> show(opened, opened.draft().step()),
                failed);
    }

    /**
     * Opens a project at one of its runs.
     *
     * @param step where to go
     */
    public void openRun(Project project, RunFolder run, StepId step, Consumer<GraftException> failed) {
        tasks.start(
                (progress, cancellation) -> new Opened(project, Draft.of(run.request(), run.id())),
                opened -> show(opened, step),
                failed);
    }

    private static Draft draftOf(Project project, Optional<String> name) {
        return Draft.DOCUMENT
                .readIfThere(project.path().resolve(Draft.FILE))
                .orElseGet(() -> Draft.named(name.orElseGet(project::name)));
    }

    private void show(Opened opened, StepId step) {
        model.open(opened.project(), opened.draft());
        navigator.go(step);
    }

    /** The draft that lies in a project's folder, if one does that can be read. */
    public static Optional<Draft> unfinished(Project project) {
        try {
            return Draft.DOCUMENT
                    .readIfThere(project.path().resolve(Draft.FILE))
                    .filter(draft -> draft.run().isEmpty());
        } catch (GraftException e) {
            // A draft that cannot be read is not offered; the pictures and runs of its project still are.
            return Optional.empty();
        }
    }
}
