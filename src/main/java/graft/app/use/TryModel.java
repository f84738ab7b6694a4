package graft.app.use;

import graft.app.task.Job;
import graft.app.task.Tasks;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.model.HeatMap;
import graft.model.KnownLimit;
import graft.model.ModelMetadata;
import graft.model.PictureAnswer;
import graft.worker.client.PictureQuestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Trying the model on pictures, one or a few: what it says of each, and where in the one that is looked at. */
public final class TryModel {

    /** More are not looked through one by one; a folder gets a table. */
    static final int MOST = 60;

    /** The longer side of the picture as shown, in pixels: what a card shows at double resolution. */
    private static final int SIDE = 720;

    private static final double STRENGTH = 0.8;

    private final ObservableValue<Optional<Path>> model;
    private final ModelWorker worker;
    private final PictureReader reader;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<Tried>> tried = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Tried>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<RgbImage>> picture = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<HeatMap>> heatMap = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> noHeatMap = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<KnownLimit>> limit = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final DoubleProperty strength = new SimpleDoubleProperty(STRENGTH);
    private final List<Job> looking = new ArrayList<>();
    private @Nullable Job asking;

    /**
     * @param model the file that is asked; empty while there is none
     */
    TryModel(ObservableValue<Optional<Path>> model, ModelWorker worker, PictureReader reader, Tasks tasks) {
        this.model = model;
        this.worker = worker;
        this.reader = reader;
        this.tasks = tasks;
    }

    /** The pictures that were asked about, in their order. */
    public ReadOnlyObjectProperty<List<Tried>> triedProperty() {
        return tried.getReadOnlyProperty();
    }

    /** The one that is shown large. */
    public ReadOnlyObjectProperty<Optional<Tried>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /** Its pixels, upright and no larger than a screen needs. */
    public ReadOnlyObjectProperty<Optional<RgbImage>> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<HeatMap>> heatMapProperty() {
        return heatMap.getReadOnlyProperty();
    }

    /** Why there is no heat map. */
    public ReadOnlyObjectProperty<Optional<Message>> noHeatMapProperty() {
        return noHeatMap.getReadOnlyProperty();
    }

    /** What went wrong with all of them. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** When the model says that it does not know; absent where it always answers. */
    public ReadOnlyObjectProperty<Optional<KnownLimit>> limitProperty() {
        return limit.getReadOnlyProperty();
    }

    /** Whether answers are waited for. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** How strongly the heat map covers the picture, 0 to 1. */
    public DoubleProperty strengthProperty() {
        return strength;
    }

    /** Asks about these files, in place of those asked about before. */
    public void ask(List<Path> files) {
        Optional<Path> used = model.getValue();
        if (used.isEmpty() || files.isEmpty()) {
            return;
        }
        clear();
        List<Path> asked = files.stream().limit(MOST).toList();
        if (files.size() > MOST) {
            trouble.set(Optional.of(Message.of("use.tooMany", MOST, files.size())));
        }
        tried.set(asked.stream().map(Tried::waiting).toList());
        chosen.set(tried.get().stream().findFirst());
        busy.set(true);
        asking = tasks.start(
                (progress, cancellation) -> {
                    Answers answers = new Answers(asked);
                    worker.answer(used.get(), asked, answers, Progress.NONE, cancellation);
                    return answers;
                },
                answers -> {
                    if (asked.equals(files())) {
                        show(answers);
                    }
                },
                failure -> failed(failure, asked));
    }

    private List<Path> files() {
        return tried.get().stream().map(Tried::file).toList();
    }

    private void show(Answers answers) {
        busy.set(false);
        limit.set(answers.limit);
        tried.set(List.copyOf(answers.rows));
        choose(tried.get().get(0));
    }

    private void failed(GraftException failure, List<Path> asked) {
        if (failure.code() == ErrorCode.CANCELLED || !asked.equals(files())) {
            return; // something else is asked by now
        }
        clear();
        trouble.set(Optional.of(failure.userMessage()));
    }

    /** Looks at one of the pictures that were asked about. */
    public void choose(Tried wanted) {
        stopLooking();
        chosen.set(Optional.of(wanted));
        Optional<Path> used = model.getValue();
        if (used.isEmpty() || wanted.answer().isEmpty()) {
            return;
        }
        Path file = wanted.file();
        looking.add(tasks.start(
                (progress, cancellation) -> read(file),
                read -> ifStill(wanted, () -> picture.set(Optional.of(read))),
                failure -> ifStill(wanted, () -> noHeatMap.set(Optional.of(failure.userMessage())))));
        looking.add(tasks.start(
                (progress, cancellation) -> worker.heatMap(used.get(), file, cancellation),
                map -> ifStill(wanted, () -> heatMap.set(Optional.of(map))),
                failure -> ifStill(wanted, () -> noHeatMap.set(Optional.of(failure.userMessage())))));
    }

    private void ifStill(Tried wanted, Runnable then) {
        if (chosen.get().filter(wanted::equals).isPresent()) {
            then.run();
        }
    }

    private RgbImage read(Path file) {
        try {
            RgbImage image = reader.read(file, SIDE).image();
            double factor = Math.min(1, (double) SIDE / Math.max(image.width(), image.height()));
            return factor == 1
                    ? image
                    : Resizer.resize(image, (int) Math.max(1, Math.round(image.height() * factor)), (int)
                            Math.max(1, Math.round(image.width() * factor)));
        } catch (UnreadablePictureException e) {
            throw new GraftException(ErrorCode.DATA, e.reason(), e);
        }
    }

    private void stopLooking() {
        looking.forEach(Job::cancel);
        looking.clear();
        picture.set(Optional.empty());
        heatMap.set(Optional.empty());
        noHeatMap.set(Optional.empty());
    }

    /** Forgets the pictures. */
    public void clear() {
        if (asking != null) {
            asking.cancel();
        }
        stopLooking();
        busy.set(false);
        trouble.set(Optional.empty());
        chosen.set(Optional.empty());
        tried.set(List.of());
    }

    /** Gathers the answers of the worker. */
    private static final class Answers implements PictureQuestions.Listener {
        private final List<Path> asked;
        private final List<Tried> rows = new ArrayList<>();
        private Optional<KnownLimit> limit = Optional.empty();

        Answers(List<Path> asked) {
            this.asked = asked;
        }

        @Override
        public void model(ModelMetadata model) {
            limit = model.limit();
        }

        @Override
        public void row(PictureAnswer row) {
            rows.add(new Tried(asked.get(rows.size()), row.answer(), row.problem()));
        }
    }
}
