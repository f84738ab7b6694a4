package graft.app.results;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.split.GroupFile;
import graft.evaluation.Alarm;
import graft.evaluation.Binomials;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.Prevalence;
import graft.evaluation.Requirement;
import graft.evaluation.RequirementCheck;
import graft.evaluation.Subgroups;
import graft.run.RunFolds;
import graft.run.project.PictureList;
import graft.run.project.Project;
import graft.run.project.RequirementBook;
import graft.run.project.StatedRequirements;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The tabs behind the first view of the results: read when the first of them is looked at. */
public final class FiguresModel {

    /** Every figure that is asked for after a hundred pictures is easy to picture. */
    private static final int NEXT = 100;

    private static final double CONFIDENCE = EvaluationSettings.DEFAULT.confidence();

    private final ResultsModel results;
    private final HeadFolding folding;
    private final Tasks tasks;
    private final Clock clock;
    private final ObjectProperty<ResultsTab> tab = new SimpleObjectProperty<>(ResultsTab.SUMMARY);
    private final IntegerProperty next = new SimpleIntegerProperty(NEXT);
    private final ReadOnlyObjectWrapper<Optional<FigureDetails>> details =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Map<String, Double>> common = new SimpleObjectProperty<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Subgroups>> groups = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> working = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Early>> early = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<TestedRun> read = Optional.empty();

    /**
     * @param clock tells when something was demanded
     */
    public FiguresModel(ResultsModel results, HeadFolding folding, Tasks tasks, Clock clock) {
        this.results = results;
        this.folding = folding;
        this.tasks = tasks;
        this.clock = clock;
        results.runProperty().addListener((observable, before, now) -> forget());
        tab.addListener((observable, before, now) -> look());
    }

    public ObjectProperty<ResultsTab> tabProperty() {
        return tab;
    }

    /** What the tabs stand on; empty until one of them was looked at. */
    ReadOnlyObjectProperty<Optional<FigureDetails>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    /** How many of the next pictures a person wants to know about, at least 1. */
    IntegerProperty nextProperty() {
        return next;
    }

    /** How common classes are where the model is used, 0 to 1, as far as a person has said so. */
    ObjectProperty<Map<String, Double>> commonProperty() {
        return common;
    }

    ReadOnlyObjectProperty<Optional<Subgroups>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    /**
     * A project before its model is tested.
     *
     * @param classes of its pictures
     * @param stated what was demanded so far
     */
    record Early(List<String> classes, StatedRequirements stated) {
        Early {
            classes = List.copyOf(classes);
        }
    }

    /** The project whose model is not tested yet; empty until {@link #lookEarly} found it. */
    ReadOnlyObjectProperty<Optional<Early>> earlyProperty() {
        return early.getReadOnlyProperty();
    }

    /** Reads what can be demanded, and was, before there is a model: that is when a demand is worth most. */
    void lookEarly() {
        early.set(Optional.empty());
        bookEarly(RequirementBook::read);
    }

    private void bookEarly(Function<RequirementBook, StatedRequirements> change) {
        Optional<Project> project = results.project();
        project.ifPresent(p -> tasks.start(
                (progress, cancellation) -> new Early(classes(p), change.apply(new RequirementBook(p))),
                found -> {
                    if (results.project().equals(project)) {
                        early.set(Optional.of(found));
                    }
                },
                this::failed));
    }

    private static List<String> classes(Project project) {
        return project.remembered().map(PictureList::entries).orElse(List.of()).stream()
                .map(PictureList.Entry::className)
                .distinct()
                .sorted()
                .toList();
    }

    /** Why something could not be done. */
    ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Heads that are being cross-validated. */
    ReadOnlyObjectProperty<Optional<Job>> workingProperty() {
        return working.getReadOnlyProperty();
    }

    private void forget() {
        working.get().ifPresent(Job::cancel);
        working.set(Optional.empty());
        read = Optional.empty();
        details.set(Optional.empty());
        groups.set(Optional.empty());
        common.set(Map.of());
        trouble.set(Optional.empty());
        look();
    }

    private void look() {
        Optional<TestedRun> run = results.runProperty().get();
        if (tab.get() == ResultsTab.SUMMARY || run.isEmpty() || run.equals(read)) {
            return;
        }
        read = run;
        start(run.get(), r -> FigureDetails.read(r), details::set);
    }

    private <T> void start(TestedRun run, Function<TestedRun, T> work, Consumer<T> done) {
        tasks.start(
                (progress, cancellation) -> work.apply(run),
                found -> {
                    if (results.runProperty().get().filter(run::equals).isPresent()) {
                        trouble.set(Optional.empty());
                        done.accept(found);
                    }
                },
                this::failed);
    }

    private void failed(GraftException failure) {
        if (failure.code() != ErrorCode.CANCELLED) {
            trouble.set(Optional.of(failure.userMessage()));
        }
    }

    /** What is likely of the next pictures. */
    Optional<Message> ofTheNext(int pictures) {
        return results.runProperty()
                .get()
                .flatMap(TestedRun::headline)
                .map(e -> EvaluationSentences.ofTheNext(
                        pictures, Binomials.ofTheNext(e.correct(), e.pictures(), pictures, CONFIDENCE)));
    }

    /** Misses and false alarms of each class, those first that must not be missed. */
    List<Alarm> alarms(FigureDetails from) {
        Prevalence prevalence = Prevalence.asTested(ConfusionMatrix.of(from.predictions()));
        for (Map.Entry<String, Double> said : new TreeMap<>(common.get()).entrySet()) {
            int c = from.predictions().classes().indexOf(said.getKey());
            prevalence = c < 0 ? prevalence : prevalence.with(c, said.getValue());
        }
        List<String> first = from.stated().neverMiss();
        return Alarm.of(from.predictions(), prevalence, EvaluationSettings.DEFAULT).stream()
                .sorted(Comparator.comparing((Alarm a) -> !first.contains(a.label())))
                .toList();
    }

    /** Says how common a class is, 0 to 1. */
    void common(String label, double share) {
        // One class at a time: two entries that do not fit each other would only be bent.
        common.set(Map.of(label, share));
    }

    /** A demand that holds, and what this model's test says about it. */
    record Checked(StatedRequirements.Stated stated, RequirementCheck check) {}

    /** What was demanded, as far as this model knows the class. */
    List<Checked> checks(FigureDetails from) {
        return from.stated().holding().stream()
                .filter(s -> s.requirement()
                        .label()
                        .map(from.predictions().classes()::contains)
                        .orElse(true))
                .map(s -> new Checked(s, RequirementCheck.of(s.requirement(), from.predictions())))
                .toList();
    }

    /** Writes a demand down, with the time. */
    void demand(Requirement requirement) {
        book(book -> book.state(requirement, clock));
    }

    /** Takes a demand back; it stays in the project's file. */
    void withdraw(StatedRequirements.Stated stated) {
        book(book -> book.withdraw(stated, clock));
    }

    /** Marks a class as one that must not be missed, or no longer. */
    void neverMiss(String label, boolean must) {
        book(book -> book.mark(label, must));
    }

    private void book(Function<RequirementBook, StatedRequirements> change) {
        results.runProperty()
                .get()
                .ifPresentOrElse(
                        run -> start(
                                run,
                                r -> change.apply(new RequirementBook(r.project())),
                                now -> details.set(details.get().map(d -> d.with(now)))),
                        () -> bookEarly(change));
    }

    /** Reads a table of picture and group, and compares. */
    void compareGroups(Path table) {
        details.get().ifPresent(d -> results.runProperty()
                .get()
                .ifPresent(run -> start(run, r -> groups(r, d, table), groups::set)));
    }

    private static Optional<Subgroups> groups(TestedRun run, FigureDetails from, Path table) {
        GroupFile.Result found = GroupFile.read(table, run.images(), from.paths());
        return Subgroups.of(
                from.predictions(),
                from.paths().stream().map(found.grouping()::of).toList(),
                from.evaluation().purpose(),
                EvaluationSettings.DEFAULT);
    }

    /** Cross-validates the head, unless that is under way. */
    void fold() {
        Optional<TestedRun> run = results.runProperty().get();
        if (run.isEmpty() || working.get().isPresent()) {
            return;
        }
        trouble.set(Optional.empty());
        Job job = tasks.start(
                (progress, cancellation) -> {
                    RunFolds found = folding.fold(run.get().run(), progress, cancellation);
                    return FigureDetails.Folds.of(found);
                },
                found -> {
                    working.set(Optional.empty());
                    details.set(details.get().map(d -> d.with(found)));
                },
                failure -> {
                    working.set(Optional.empty());
                    failed(failure);
                });
        if (job.runningProperty().get()) {
            working.set(Optional.of(job));
        }
    }
}
