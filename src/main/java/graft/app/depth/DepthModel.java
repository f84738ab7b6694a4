package graft.app.depth;

import graft.app.backbone.BackboneModel;
import graft.app.backbone.BackboneOffer;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.PicturesState;
import graft.app.wizard.Draft;
import graft.app.wizard.Obstacle;
import graft.app.wizard.OpenModel;
import graft.app.wizard.StepId;
import graft.app.wizard.StepModel;
import graft.backbone.StageTitles;
import graft.common.Message;
import graft.data.Part;
import graft.network.NetworkCost;
import graft.network.NetworkDescription;
import graft.training.FreezeDepth;
import graft.training.TrainingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Step 3: where the cut is, what training from there would cost, and how the pictures are varied. */
public final class DepthModel implements StepModel {

    private static final int HEAD_EPOCHS = 30;
    private static final int TAIL_EPOCHS = 15;
    private static final int GRADUAL_PHASES = 3;
    private static final int VIEWS = 3;

    private final OpenModel model;
    private final PicturesModel pictures;
    private final BackboneModel backbone;
    private final Supplier<Optional<Integer>> threads;
    private final int cores;
    private final Runnable start;
    private final ReadOnlyObjectWrapper<List<StageBlock>> stages = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper frozen = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> summary = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Obstacle>> obstacle = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param threads how many cores the person gives to training; empty for all
     * @param cores how many there are
     * @param start starts the training
     */
    public DepthModel(
            OpenModel model,
            PicturesModel pictures,
            BackboneModel backbone,
            Supplier<Optional<Integer>> threads,
            int cores,
            Runnable start) {
        this.model = model;
        this.pictures = pictures;
        this.backbone = backbone;
        this.threads = threads;
        this.cores = cores;
        this.start = start;
        backbone.chosenProperty().addListener(observable -> backboneChanged());
        pictures.divisionProperty().addListener(observable -> look());
        pictures.stateProperty().addListener(observable -> look());
        model.draftProperty().addListener(observable -> look());
        backboneChanged();
    }

    @Override
    public StepId id() {
        return StepId.DEPTH;
    }

    /** The stages of the chosen backbone, from the input on, without the head; empty while none is chosen. */
    public ReadOnlyObjectProperty<List<StageBlock>> stagesProperty() {
        return stages.getReadOnlyProperty();
    }

    /** How many of them stay frozen. */
    public ReadOnlyIntegerProperty frozenProperty() {
        return frozen.getReadOnlyProperty();
    }

    /** What training from this cut would cost. */
    public ReadOnlyObjectProperty<Optional<Forecast>> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Draft> draftProperty() {
        return model.draftProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Message>> summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<Optional<Obstacle>> obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    @Override
    public Message nextLabel() {
        return Message.of("depth.startTraining");
    }

    /** How many classes there are to learn. */
    public int classes() {
        return pictures.survey().map(s -> s.scan().classes().size()).orElse(0);
    }

    /** How many pictures are learned from. */
    public int trainingPictures() {
        return pictures.divisionProperty().get().map(d -> d.count(Part.TRAIN)).orElse(0);
    }

    @Override
    public void entered() {
        look(); // the cores for training may be others since
    }

    @Override
    public void completed() {
        boolean fixed = isFixed();
        model.note(draft -> {
            TrainingOptions options = draft.options().withThreads(threads.get());
            // A depth that was chosen for another backbone is none for this one.
            return draft.withOptions(fixed ? options.withFreeze(FreezeDepth.HEAD, false) : options);
        });
        start.run();
    }

    /** The preset that the cut is at; empty for a depth of the person's own, and while the stages are not known. */
    public Optional<Preset> preset() {
        int count = stages.get().size();
        if (count == 0) {
            return Optional.empty();
        }
        if (isFixed()) {
            return Optional.of(Preset.HEAD_ONLY);
        }
        return List.of(Preset.values()).stream()
                .filter(p -> p.is(model.draft().options(), count))
                .findFirst();
    }

    public void choose(Preset preset) {
        int count = stages.get().size();
        if (!isFixed()) {
            options(o -> o.withFreeze(preset.depth(count), preset.gradual()));
        }
    }

    /** Moves the cut: so many stages stay frozen. */
    public void freeze(int count) {
        int all = stages.get().size();
        int kept = Math.max(untrainable(), Math.min(all, count));
        options(o -> o.withFreeze(depth(kept, all), o.gradual() && kept < all));
    }

    /** Changes something else of the training. */
    public void options(UnaryOperator<TrainingOptions> change) {
        model.change(draft -> draft.withOptions(change.apply(draft.options())));
    }

    /** Whether the cut cannot be moved, because the backbone is the graph of another program. */
    public boolean isFixed() {
        return untrainable() > 0 && untrainable() == stages.get().size();
    }

    private int untrainable() {
        return backbone.chosenProperty()
                .get()
                .map(offer -> offer.network().untrainableStages())
                .orElse(0);
    }

    /** Why the cut is right here, or why not; a warning in words above the recommended depth. */
    public Message reason() {
        int count = stages.get().size();
        if (isFixed()) {
            return Message.of("depth.whyForeign");
        }
        if (frozen.get() == count) {
            return Message.of("depth.whyHead");
        }
        boolean risky = forecast.get().map(f -> f.risk() == Forecast.Risk.HIGH).orElse(false);
        return risky
                ? Message.of("depth.whyRisky", trainingPictures(), count - frozen.get())
                : Message.of("depth.whyTail", count - frozen.get());
    }

    /** A number of frozen stages in the words of a plan. */
    static FreezeDepth depth(int frozen, int all) {
        if (frozen >= all) {
            return FreezeDepth.HEAD;
        }
        return frozen == 0 ? FreezeDepth.NONE : new FreezeDepth(frozen + "-stages");
    }

    private void backboneChanged() {
        stages.set(backbone.chosenProperty().get().map(DepthModel::blocks).orElse(List.of()));
        look();
    }

    private static List<StageBlock> blocks(BackboneOffer offer) {
        NetworkDescription network = offer.network();
        List<NetworkCost.StageCost> costs = NetworkCost.of(network);
        List<StageTitles.StageTitle> titles = StageTitles.of(network);
        List<StageBlock> blocks = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            blocks.add(new StageBlock(
                    titles.get(i).title(),
                    titles.get(i).sees(),
                    titles.get(i).hint(),
                    costs.get(i).parameters()));
        }
        return List.copyOf(blocks);
    }

    private void look() {
        int all = stages.get().size();
        // A depth that was chosen for a deeper backbone means as much of this one as there is.
        int kept = Math.max(
                untrainable(), Math.min(all, keptOf(model.draft().options().freeze(), all)));
        frozen.set(kept);
        forecast.set(
                backbone.chosenProperty().get().map(offer -> Forecast.of(offer.network(), kept, circumstances(kept))));
        summary.set(all == 0 ? Optional.empty() : Optional.of(Message.of("depth.summary", kept, all)));
        obstacle.set(
                pictures.stateProperty().get() instanceof PicturesState.Away
                        ? Optional.of(Obstacle.fix("depth.offAway"))
                        : all == 0 ? Optional.of(Obstacle.wait("depth.offNoBackbone")) : Optional.empty());
    }

    private static int keptOf(FreezeDepth depth, int all) {
        return depth.equals(FreezeDepth.HEAD) ? all : depth.equals(FreezeDepth.NONE) ? 0 : stagesOf(depth);
    }

    private static int stagesOf(FreezeDepth depth) {
        return Integer.parseInt(depth.text().replaceAll("\\D.*", ""));
    }

    private Forecast.Circumstances circumstances(int kept) {
        TrainingOptions options = model.draft().options();
        int phases = options.gradual() ? Math.min(GRADUAL_PHASES, stages.get().size() - kept) : 1;
        int others = pictures.divisionProperty()
                .get()
                .map(d -> d.count(Part.VALIDATION) + d.count(Part.TEST))
                .orElse(0);
        return new Forecast.Circumstances(
                trainingPictures(),
                others,
                Math.max(2, classes()),
                options.augmentation().isNone() ? 1 : VIEWS,
                options.epochs().orElse(HEAD_EPOCHS),
                phases * options.epochs().orElse(TAIL_EPOCHS),
                threads.get().orElse(cores));
    }

    /** Training takes no longer than this; absent for as long as it takes. */
    public void limit(Optional<Duration> time) {
        options(o -> o.withTimeLimit(time));
    }
}
