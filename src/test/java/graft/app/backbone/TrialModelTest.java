package graft.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.backbone.BackboneOffer.Availability;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.Surveyor;
import graft.app.state.Saver;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Fit;
import graft.data.Part;
import graft.data.decode.ImageIoPictureReader;
import graft.data.split.SplitManifest;
import graft.run.project.ProjectStore;
import graft.worker.protocol.HeadTrialCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialModelTest {

    private static final BackboneOffer FIRST = TrialVerdictTest.offer("first", 100, new Availability.Ready(true));
    private static final BackboneOffer SECOND = TrialVerdictTest.offer("second", 30, new Availability.Ready(false));

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final InlineTasks tasks = new InlineTasks();
    private final List<String> tried = new ArrayList<>();
    private Optional<String> broken = Optional.empty();
    private PicturesModel pictures;
    private TrialModel trials;

    @BeforeEach
    void chooseAFolder() throws IOException {
        Path images = folder.resolve("images");
        NoisePictures.write(images.resolve("ants"), 20, 1);
        NoisePictures.write(images.resolve("bees"), 30, 2);
        ProjectStore projects = new ProjectStore(folder.resolve("projects"), Clock.systemUTC());
        pictures = new PicturesModel(
                model,
                new ProjectOpener(projects, tasks, model, new Navigator()),
                new Surveyor(new ImageIoPictureReader(), 2),
                tasks);
        model.projectProperty().addListener(observable -> pictures.reset());
        pictures.choose(images);
        trials = new TrialModel(
                model,
                pictures,
                (backbone, some, fit, progress, cancellation) -> {
                    cancellation.throwIfCancelled();
                    tried.add(backbone.id());
                    if (broken.filter(backbone.id()::equals).isPresent()) {
                        throw new GraftException(ErrorCode.WEIGHTS, Message.of("backbones.offNone"));
                    }
                    return new Trial(
                            backbone.id(),
                            some.classes(),
                            new HeadTrialCall.Tried(
                                    List.of(0, 1), List.of(0, 1), List.of("a", "b"), Optional.of(50.0)));
                },
                tasks);
    }

    @AfterEach
    void close() {
        saver.close();
    }

    @Test
    void allThatAreReadyAreTriedOnceOnTheSamePictures() {
        trials.tryOut(List.of(FIRST, SECOND));
        assertThat(trials.trialsProperty().get()).containsOnlyKeys("first", "second");
        assertThat(trials.tryingProperty().get()).isEmpty();
        trials.tryOut(List.of(FIRST, SECOND));
        assertThat(tried).containsExactly("first", "second");
    }

    @Test
    void oneAloneIsNotTried() {
        trials.tryOut(List.of(FIRST));
        assertThat(tried).isEmpty();
    }

    @Test
    void otherPicturesAreTriedAnew() {
        trials.tryOut(List.of(FIRST, SECOND));
        pictures.decisions().fit(new Fit.Pad());
        trials.tryOut(List.of(FIRST, SECOND));
        assertThat(tried).containsExactly("first", "second", "first", "second");
    }

    @Test
    void whoGoesOnEndsItAndNothingCallsBack() {
        tasks.hold();
        trials.tryOut(List.of(FIRST, SECOND));
        assertThat(trials.tryingProperty().get().orElseThrow().backbone()).isEqualTo(FIRST);
        trials.stop();
        assertThat(trials.tryingProperty().get()).isEmpty();
        tasks.runNext();
        assertThat(tasks.waiting()).isZero();
        assertThat(tried).isEmpty();
        assertThat(trials.trialsProperty().get()).isEmpty();
    }

    @Test
    void oneThatCannotBeTriedDoesNotHoldUpTheOthers() {
        broken = Optional.of("first");
        trials.tryOut(List.of(FIRST, SECOND));
        assertThat(trials.trialsProperty().get()).containsOnlyKeys("second");
        assertThat(trials.tryingProperty().get()).isEmpty();
    }

    @Test
    void trialPicturesAreTrainingPicturesAFairShareOfEachClassAndAlwaysTheSame() {
        TrialPictures some = some();
        List<String> training =
                pictures.divisionProperty().get().orElseThrow().split().orElseThrow().manifest().of(Part.TRAIN).stream()
                        .map(SplitManifest.Entry::digest)
                        .toList();
        assertThat(some.pictures())
                .extracting(HeadTrialCall.Picture::digest)
                .isSubsetOf(training)
                .doesNotHaveDuplicates();
        assertThat(some.pictures().stream().collect(Collectors.groupingBy(HeadTrialCall.Picture::label)))
                .containsOnlyKeys(0, 1);
        assertThat(some()).isEqualTo(some);
        assertThat(some().digest()).isEqualTo(some.digest());
    }

    private TrialPictures some() {
        return TrialPictures.of(
                        pictures.survey().orElseThrow(),
                        pictures.divisionProperty().get().orElseThrow())
                .orElseThrow();
    }

    @Test
    void anotherSplitIsAnotherBasis() {
        TrialPictures before = some();
        pictures.decisions().share(0.3, 0.3);
        assertThat(some().digest()).isNotEqualTo(before.digest());
    }
}
