package graft.app.results;

import graft.app.state.Saver;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Draft;
import graft.app.wizard.OpenModel;
import graft.data.Fit;
import graft.run.RunFolder;
import graft.run.SampleRun;
import graft.run.project.Project;
import graft.run.project.ProjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** A project with a run that was made up step by step, as {@link SampleRun} makes them, opened as the window opens it. */
public final class FinishedProject {

    public static final String RUN = "2026-11-21-leaf-check";

    private final Saver saver;
    private final Project project;
    private final OpenModel model;

    /**
     * @param perClass pictures of each class, a multiple of 5; a fifth of them is tested
     */
    public FinishedProject(Path folder, Saver saver, List<String> classes, int perClass) throws IOException {
        Path images = folder.resolve("my leaves");
        NoisePictures.write(images.resolve(classes.get(0)), 1, 1);
        this.saver = saver;
        this.project = new ProjectStore(folder.resolve("projects"), Clock.systemUTC()).forImages(images);
        this.model = new OpenModel(saver);
        this.sample = new SampleRun(project.path().resolve("runs").resolve(RUN), classes, perClass);
    }

    private final SampleRun sample;

    public SampleRun sample() {
        return sample;
    }

    public OpenModel model() {
        return model;
    }

    public Project project() {
        return project;
    }

    /** Finishes the run, with this share of right answers, and opens it. */
    public FinishedProject finished(double skill) throws IOException {
        sample.requested("Leaf check").prepared().trained().finished(3, skill);
        return opened();
    }

    /** Opens the run as it is. */
    public FinishedProject opened() {
        RunFolder run = sample.folder();
        model.open(project, Draft.of(run.request(), run.id()));
        return this;
    }

    /** Chooses another fit, as in step 1. */
    public void refit() {
        model.change(draft -> draft.withFit(new Fit.Pad()));
    }

    /** Waits until everything is written. */
    public void close() {
        saver.close();
    }
}
