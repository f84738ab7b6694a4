package graft.app.backbone;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.task.Fetches;
import graft.app.task.Fetching;
import graft.app.task.Tasks;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.backbone.BackboneTexts;
import graft.backbone.ForeignChoice;
import graft.common.GraftException;
import graft.common.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableMap;

/** Step 2: the backbones there are, the one that is recommended and why, and the one that was chosen. */
public final class BackboneModel implements StepModel {

    private final OpenModel model;
    private final BackboneLibrary library;
    private final TrialModel trials;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<BackboneOffer>> offers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<BackboneOffer>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final Fetches fetches;
    private final ForeignQuestion foreign;

    private boolean listed;
    private boolean looking;

    /**
     * @param trials tries those that are ready on the person's pictures
     */
    public BackboneModel(OpenModel model, BackboneLibrary library, TrialModel trials, Tasks tasks) {
        this.model = model;
        this.library = library;
        this.trials = trials;
        this.tasks = tasks;
        this.fetches = new Fetches(tasks);
        this.foreign = new ForeignQuestion(library, tasks, this::add, this::tell);
        model.draftProperty().addListener(observable -> look());
        trials.tryingProperty().addListener(observable -> look());
        look();
    }

    @Override
    public StepId id() {
        return StepId.BACKBONE;
    }

    /** All backbones, those on disk first. */
    public ReadOnlyObjectProperty<List<BackboneOffer>> offersProperty() {
        return offers.getReadOnlyProperty();
    }

    /** The one that training would begin from. */
    public ReadOnlyObjectProperty<Optional<BackboneOffer>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** What went wrong last with adding a file. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether a file is being added. */
    public ReadOnlyBooleanProperty addingProperty() {
        return adding.getReadOnlyProperty();
    }

    /** Those that are on their way, by their id. */
    public ObservableMap<String, Fetching> fetching() {
        return fetches.all();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** The one that Graft would take: what trials speak for, or the first that is ready. */
    public Optional<BackboneOffer> recommended() {
        Optional<String> spokenFor = verdict().map(TrialVerdict::recommended);
        return ready().stream()
                .filter(o -> spokenFor.filter(o.id()::equals).isPresent())
                .findFirst()
                .or(() -> ready().stream().findFirst());
    }

    /** Whether trials on the person's pictures speak for that one. */
    public boolean measured() {
        return verdict().isPresent();
    }

    /** Why that one; claims nothing that was not measured here. */
    public Message reason() {
        int ready = ready().size();
        if (ready == 1) {
            return Message.of("backbones.whyOnly");
        }
        Optional<TrialModel.Trying> trying = trials.tryingProperty().get();
        if (trying.isPresent()) {
            return Message.of(
                    "backbones.whyTrying",
                    ready,
                    BackboneTexts.of(trying.get().backbone().title()));
        }
        return verdict().map(TrialVerdict::reason).orElseGet(() -> Message.of("backbones.whyFirst", ready));
    }

    /** What was found on the person's pictures, and what is tried at the moment. */
    public TrialModel trials() {
        return trials;
    }

    private List<BackboneOffer> ready() {
        return offers.get().stream().filter(BackboneOffer::ready).toList();
    }

    /** Only once all are through: a recommendation that changes while one reads it is none. */
    private Optional<TrialVerdict> verdict() {
        return trials.tryingProperty().get().isPresent()
                ? Optional.empty()
                : TrialVerdict.of(ready(), trials.trialsProperty().get());
    }

    /** Looks what there is. */
    public void refresh() {
        tasks.start((progress, cancellation) -> library.offers(), this::show, this::tell);
    }

    @Override
    public void entered() {
        looking = true;
        refresh();
    }

    /** From here on the choice holds, also one that was only recommended; and training gets the processor for itself. */
    @Override
    public void completed() {
        looking = false;
        trials.stop();
        chosen.get().ifPresent(offer -> model.note(draft -> draft.withBackbone(offer.id())));
    }

    @Override
    public void reset() {
        looking = false;
        trials.forget();
        refresh();
    }

    /** Takes this one. */
    public void choose(BackboneOffer offer) {
        if (offer.ready()) {
            model.change(draft -> draft.withBackbone(offer.id()));
        }
    }

    /** Downloads one, or goes on with it after a pause or a failure. */
    public void download(BackboneOffer offer) {
        if (offer.availability() instanceof Availability.Downloadable downloadable) {
            fetches.start(
                    offer.id(),
                    (progress, cancellation) ->
                            library.download(offer.id(), downloadable.file(), progress, cancellation),
                    this::refresh);
        }
    }

    /** Pauses a download; what has come is kept. */
    public void pause(BackboneOffer offer) {
        fetches.pause(offer.id());
    }

    /** Takes one that is damaged away, so that it can be had again. */
    public void remove(BackboneOffer offer) {
        if (offer.availability() instanceof Availability.Damaged) {
            tasks.start((progress, cancellation) -> library.remove(offer.id()), gone -> refresh(), this::tell);
        }
    }

    /** What is asked about an ONNX file of another program before it is added. */
    public ForeignQuestion foreign() {
        return foreign;
    }

    /** Adds a weights file of the person's and takes it; about an ONNX file they are asked first. */
    public void add(Path file) {
        trouble.set(Optional.empty());
        if (ForeignQuestion.isAbout(file)) {
            foreign.about(file);
        } else {
            add(file, ForeignChoice.NONE);
        }
    }

    private void add(Path file, ForeignChoice choice) {
        adding.set(true);
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> library.add(file, choice, cancellation),
                id -> {
                    adding.set(false);
                    model.change(draft -> draft.withBackbone(id));
                    refresh();
                },
                failure -> {
                    adding.set(false);
                    tell(failure);
                });
    }

    private void show(List<BackboneOffer> found) {
        listed = true;
        offers.set(found);
        look();
        if (looking) {
            trials.tryOut(ready());
        }
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }

    private void look() {
        Optional<String> asked = model.draft().backbone();
        chosen.set(asked.flatMap(id -> offers.get().stream()
                        .filter(o -> o.id().equals(id) && o.ready())
                        .findFirst())
                .or(this::recommended));
        summary.set(chosen.get().map(o -> Message.of("backbones.summary", BackboneTexts.of(o.title()))));
        obstacle.set(
                chosen.get().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                listed ? Obstacle.fix("backbones.offNone") : Obstacle.wait("backbones.offLooking")));
    }
}
