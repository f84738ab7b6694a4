package graft.app.pictures;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.wizard.Draft;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Problem;
import graft.run.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Step 1: the folder of pictures, what was found in it, and how it is split. */
public final class PicturesModel implements StepModel {

    private static final Logger LOGGER = LoggerFactory.getLogger(PicturesModel.class);

    private final OpenModel model;
    private final ProjectOpener opener;
    private final Surveyor surveyor;
    private final Tasks tasks;
    private final Decisions decisions;
    private final ReadOnlyObjectWrapper<PicturesState> state = new ReadOnlyObjectWrapper<>(new PicturesState.Nothing());
    private final ReadOnlyObjectWrapper<Optional<Division>> division = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final PicturesStanding standing = new PicturesStanding();
    private @Nullable Job dividing;

    public PicturesModel(OpenModel model, ProjectOpener opener, Surveyor surveyor, Tasks tasks) {
        this.model = model;
        this.opener = opener;
        this.surveyor = surveyor;
        this.tasks = tasks;
        this.decisions = new Decisions(model);
        model.draftProperty().addListener((observable, before, now) -> changed(before, now));
        look();
    }

    @Override
    public StepId id() {
        return StepId.PICTURES;
    }

    /** How far the step is. */
    public ReadOnlyObjectProperty<PicturesState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How the pictures would be split; empty until they are known. */
    public ReadOnlyObjectProperty<Optional<Division>> divisionProperty() {
        return division.getReadOnlyProperty();
    }

    /** What a person should know or must mend, the worst first. */
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return standing.summaryProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return standing.obstacleProperty();
    }

    /** Whether the parts are given by folders named train, val and test. */
    public boolean partsGiven() {
        return survey().map(s -> !s.scan().parts().isEmpty()).orElse(false);
    }

    /** What is known of the folder, once it was looked at. */
    public Optional<Survey> survey() {
        return state.get() instanceof PicturesState.Known known ? Optional.of(known.survey()) : Optional.empty();
    }

    /** What was chosen, for views that show it. */
    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return model.draftProperty();
    }

    /** Takes another folder. */
    public void choose(Path folder) {
        cancel();
        opener.openFolder(folder, failure -> refuse(folder, failure));
    }

    /** Looks at the folder again, for what was added or mended. */
    public void scanAgain() {
        model.projectProperty().get().ifPresent(project -> scan(project, Optional.empty()));
    }

    /** The pictures lie there now: takes the folder, if they do. */
    public void find(Path folder) {
        PicturesState before = state.get();
        model.projectProperty().get().ifPresent(project -> {
            Job job = tasks.start(
                    (progress, cancellation) -> {
                        surveyor.find(project, folder, progress, cancellation);
                        return project;
                    },
                    found -> scan(found, Optional.empty()),
                    failure -> stillAway(before, folder, failure));
            if (job.runningProperty().get()) {
                state.set(new PicturesState.Scanning(folder, job));
                look();
            }
        });
    }

    private void stillAway(PicturesState before, Path folder, GraftException failure) {
        if (before instanceof PicturesState.Away away) {
            state.set(failure.code() == ErrorCode.CANCELLED ? away : away.because(failure.userMessage()));
            look();
        } else {
            refuse(folder, failure);
        }
    }

    /** Stops looking. */
    public void cancel() {
        if (state.get() instanceof PicturesState.Scanning scanning) {
            scanning.job().cancel();
        }
    }

    /** What a person decides about the pictures. */
    public Decisions decisions() {
        return decisions;
    }

    @Override
    public void reset() {
        cancel();
        division.set(Optional.empty());
        problems.set(List.of());
        state.set(new PicturesState.Nothing());
        model.projectProperty().get().ifPresent(project -> scan(project, Optional.empty()));
        look();
    }

    /**
     * @param change what is known to have changed, where the person has only chosen otherwise; absent for a new look
     */
    private void scan(Project project, Optional<Survey.Change> change) {
        Path folder = project.images();
        Draft draft = model.draft();
        cancel();
        Job job = tasks.start(
                (progress, cancellation) -> {
                    Optional<PicturesState.Away> away = surveyor.away(project);
                    return away.isPresent()
                            ? away.get()
                            : new PicturesState.Known(surveyor.survey(project, draft, change, progress, cancellation));
                },
                found -> found(project, found),
                failure -> refuse(folder, failure));
        if (job.runningProperty().get()) {
            state.set(new PicturesState.Scanning(folder, job));
            look();
        }
    }

    private void found(Project project, PicturesState found) {
        if (!isOpen(project)) {
            return;
        }
        state.set(found);
        if (found instanceof PicturesState.Known known) {
            divide();
            keepSome(known.survey());
        } else {
            division.set(Optional.empty());
            problems.set(List.of());
            look();
        }
    }

    private void keepSome(Survey survey) {
        tasks.start(
                (progress, cancellation) -> {
                    Surveyor.keepSome(survey, cancellation);
                    return survey;
                },
                kept -> {},
                failure -> LOGGER.debug("thumbnails were not kept", failure));
    }

    private boolean isOpen(Project project) {
        return model.projectProperty().get().filter(project::equals).isPresent();
    }

    private void refuse(Path folder, GraftException failure) {
        boolean cancelled = failure.code() == ErrorCode.CANCELLED;
        if (cancelled
                && !(state.get() instanceof PicturesState.Scanning scanning
                        && scanning.folder().equals(folder))) {
            return; // another scan has taken its place
        }
        Message why = cancelled ? Message.of("pictures.scanCancelled") : failure.userMessage();
        state.set(new PicturesState.Refused(folder, why));
        look();
    }

    private void changed(Draft before, Draft now) {
        if (survey().isEmpty()) {
            return;
        }
        if (!before.choices().equals(now.choices())) {
            Survey known = survey().orElseThrow();
            model.projectProperty().get().ifPresent(project -> scan(project, Optional.of(known.change())));
        } else if (!before.split().equals(now.split()) || !before.groups().equals(now.groups())) {
            divide();
        }
    }

    /** Only the latest division counts; one that is overtaken is thrown away when it comes. */
    private void divide() {
        Optional<Survey> survey = survey();
        Optional<Project> project = model.projectProperty().get();
        if (survey.isEmpty() || project.isEmpty()) {
            return;
        }
        Draft draft = model.draft();
        Job job = tasks.start(
                (progress, cancellation) -> surveyor.divide(project.get(), survey.get(), draft),
                divided -> {
                    if (survey().equals(survey)
                            && model.draft().split().equals(draft.split())
                            && model.draft().groups().equals(draft.groups())) {
                        show(survey.get(), divided);
                    }
                },
                failure -> refuse(survey.get().scan().root(), failure));
        dividing = job.runningProperty().get() ? job : null;
        look();
    }

    private void show(Survey survey, Division divided) {
        division.set(Optional.of(divided));
        dividing = null;
        List<Problem> all = new ArrayList<>(survey.scan().problems());
        divided.split().ifPresent(split -> all.addAll(split.problems()));
        all.sort(Comparator.comparing(Problem::severity));
        problems.set(List.copyOf(all));
        look();
    }

    private void look() {
        standing.look(state.get(), division.get(), problems.get(), dividing != null);
    }
}
