package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Hall;
import graft.app.wizard.Navigator;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model from elsewhere, opened by a worker that answers by rules. */
class ForeignModelTest {

    @TempDir
    Path folder;

    private final InlineTasks tasks = new InlineTasks();
    private final Navigator navigator = new Navigator();
    private final ScriptedWorker worker = new ScriptedWorker(List.of("rust", "healthy"));
    private final List<String> ended = new ArrayList<>();
    private int guests;
    private ForeignModel model;
    private Path file;
    private Path rust;

    @BeforeEach
    void make() throws IOException {
        NoisePictures.write(folder.resolve("field/rust"), 1, 5);
        rust = folder.resolve("field/rust/picture0.png");
        file = folder.resolve("leaf check.graft");
        model = new ForeignModel(this::guest, new ImageIoPictureReader(), tasks, navigator);
    }

    private ForeignModel.Guest guest() {
        int number = ++guests;
        return new ForeignModel.Guest(worker, () -> ended.add("guest " + number));
    }

    private ForeignState state() {
        return model.stateProperty().get();
    }

    @Test
    void anOpenedModelIsAskedAboutPictures() {
        model.open(file);
        assertThat(navigator.place()).isEqualTo(Hall.FOREIGN);
        assertThat(state()).isInstanceOfSatisfying(ForeignState.Open.class, open -> {
            assertThat(open.report().model().labels()).containsExactly("rust", "healthy");
            assertThat(open.report().stated()).isEqualTo(worker.stated);
        });
        model.take(List.of(rust));
        assertThat(model.pictures()
                        .chosenProperty()
                        .get()
                        .orElseThrow()
                        .answer()
                        .orElseThrow()
                        .label())
                .isEqualTo("rust");
        assertThat(model.pictures().heatMapProperty().get()).isPresent();
        model.take(List.of(folder.resolve("field")));
        assertThat(model.folder().stateProperty().get()).isInstanceOf(FolderState.Ready.class);
    }

    @Test
    void aRefusedModelSaysWhyAndItsWorkerEnds() {
        worker.refusal = java.util.Optional.of(Message.of("model.bundleDamaged"));
        model.open(file);
        assertThat(state()).isEqualTo(new ForeignState.Refused(file, Message.of("model.bundleDamaged")));
        assertThat(ended).containsExactly("guest 1");
        model.take(List.of(rust));
        assertThat(model.pictures().triedProperty().get()).isEmpty();
    }

    @Test
    void everyModelGetsAWorkerOfItsOwnWhichEndsWithIt() {
        model.open(file);
        model.open(folder.resolve("other.graft"));
        assertThat(ended).containsExactly("guest 1");
        model.leave();
        assertThat(ended).containsExactly("guest 1", "guest 2");
        assertThat(state()).isEqualTo(new ForeignState.None());
        assertThat(navigator.place()).isEqualTo(Hall.HOME);
    }

    /** A file that is made so that its worker never answers must not hold the window up. */
    @Test
    void openingCanBeGivenUpAndNothingComesOfItLater() {
        tasks.hold();
        model.open(file);
        assertThat(state()).isEqualTo(new ForeignState.Opening(file));
        model.leave();
        while (tasks.waiting() > 0) {
            tasks.runNext();
        }
        assertThat(state()).isEqualTo(new ForeignState.None());
        assertThat(ended).containsExactly("guest 1");
    }

    @Test
    void theClosingWindowEndsTheWorker() {
        model.open(file);
        model.close();
        assertThat(ended).containsExactly("guest 1");
    }

    @Test
    void modelsAreKnownByTheirEndingsAmongWhatIsDropped() {
        assertThat(ForeignModel.among(List.of(rust, Path.of("My Model.GRAFT")))).contains(Path.of("My Model.GRAFT"));
        assertThat(ForeignModel.among(List.of(rust))).isEmpty();
        assertThat(ForeignModel.patterns()).containsExactly("*.graft", "*.onnx");
    }
}
