package graft.app.backbone;

import graft.app.pictures.Division;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.Survey;
import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.app.wizard.OpenModel;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.data.Fit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the backbones that are ready tried on the person's training pictures, one after the other in the background, while the
 * person looks at them. Nobody waits for it: who goes on ends it, and what was found until then is kept.
 */
public final class TrialModel {

    private static final Logger LOGGER = LoggerFactory.getLogger(TrialModel.class);

    private final OpenModel model;
    private final PicturesModel pictures;
    private final Bench bench;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Map<String, Trial>> trials = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<Trying>> trying = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Deque<BackboneOffer> waiting = new ArrayDeque<>();
    private @Nullable Basis basis;
    /** Counts the times it was stopped: what belongs to an earlier one starts nothing any more. */
    private int round;

    TrialModel(OpenModel model, PicturesModel pictures, Bench bench, Tasks tasks) {
        this.model = model;
        this.pictures = pictures;
        this.bench = bench;
        this.tasks = tasks;
    }

    /** Trials by workers. */
    public static TrialModel at(TrialDesk desk, OpenModel model, PicturesModel pictures, Tasks tasks) {
        return new TrialModel(model, pictures, desk::trial, tasks);
    }

    /** Where a backbone is tried; takes its time, so it is not asked on the JavaFX thread. */
    @FunctionalInterface
    interface Bench {

        /**
         * The result for a backbone on these pictures.
         *
         * @param progress hears how many pictures have passed through it
         * @throws GraftException if it cannot be tried; with code CANCELLED once {@code cancellation} is set
         */
        Trial trial(
                BackboneOffer backbone,
                TrialPictures pictures,
                Fit fit,
                Progress progress,
                CancellationToken cancellation);
    }

    /**
     * A backbone that is tried at the moment.
     *
     * @param job tells how far it is
     * @param left how many are tried after it
     */
    public record Trying(BackboneOffer backbone, Job job, int left) {}

    /** What a trial depends on besides the backbone; when it changes, what was found says nothing any more. */
    private record Basis(Survey survey, Division division, Fit fit) {}

    /** What was found, by the id of the backbone. */
    public ReadOnlyObjectProperty<Map<String, Trial>> trialsProperty() {
        return trials.getReadOnlyProperty();
    }

    /** What is tried now; empty while nothing is. */
    public ReadOnlyObjectProperty<Optional<Trying>> tryingProperty() {
        return trying.getReadOnlyProperty();
    }

    /** Tries these, unless that was done. One alone needs no comparison. */
    void tryOut(List<BackboneOffer> ready) {
        Optional<Basis> now = basis();
        if (now.isEmpty() || ready.size() < 2) {
            stop();
            return;
        }
        if (!now.get().equals(basis)) {
            stop();
            trials.set(Map.of());
            basis = now.get();
        }
        if (trying.get().isEmpty()) {
            ready.stream().filter(o -> !trials.get().containsKey(o.id())).forEach(waiting::add);
            next();
        }
    }

    private Optional<Basis> basis() {
        return pictures.survey().flatMap(survey -> pictures.divisionProperty()
                .get()
                .map(division ->
                        new Basis(survey, division, model.draft().options().fit())));
    }

    private void next() {
        BackboneOffer offer = waiting.poll();
        Basis on = basis;
        if (offer == null || on == null) {
            trying.set(Optional.empty());
            return;
        }
        int asked = round;
        Job job = tasks.start(
                (progress, cancellation) -> TrialPictures.of(on.survey(), on.division())
                        .map(some -> bench.trial(offer, some, on.fit(), progress, cancellation)),
                found -> found(on, asked, found),
                failure -> failed(asked, offer, failure));
        if (job.runningProperty().get()) {
            trying.set(Optional.of(new Trying(offer, job, waiting.size())));
        }
    }

    private void found(Basis on, int asked, Optional<Trial> found) {
        if (!on.equals(basis)) {
            return; // for other pictures; nobody asks any more
        }
        found.ifPresent(trial -> {
            Map<String, Trial> more = new HashMap<>(trials.get());
            more.put(trial.backbone(), trial);
            trials.set(Map.copyOf(more));
        });
        if (asked == round) {
            next();
        }
    }

    /** A backbone that cannot be tried is not recommended for it; that is no reason to interrupt a person. */
    private void failed(int asked, BackboneOffer offer, GraftException failure) {
        if (asked == round && failure.code() != ErrorCode.CANCELLED) {
            LOGGER.info("{} could not be tried", offer.id(), failure);
            next();
        }
    }

    /** Ends what is tried; what was found is kept. */
    void stop() {
        round++;
        waiting.clear();
        trying.get().ifPresent(t -> t.job().cancel());
        trying.set(Optional.empty());
    }

    /** Another model was opened: what was found for the pictures of the one before says nothing here. */
    void forget() {
        stop();
        basis = null;
        trials.set(Map.of());
    }
}
