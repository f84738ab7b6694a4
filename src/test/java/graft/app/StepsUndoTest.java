package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.depth.Preset;
import graft.app.testing.InlineTasks;
import graft.app.testing.NoisePictures;
import graft.app.testing.QuietDesk;
import graft.app.wizard.Draft;
import graft.app.wizard.StepId;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.data.Fit;
import graft.data.decode.ImageIoPictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every decision of the first three steps is taken back by undo, one after the other, and comes again by redo. */
class StepsUndoTest {

    @TempDir
    Path folder;

    private StudioModels start() {
        return new StudioModels(new Environment(
                new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache")),
                ApplicationFolder.current(),
                Clock.systemUTC(),
                Locale.ENGLISH,
                new InlineTasks(),
                (interval, work) -> () -> {},
                Runnable::run,
                () -> {
                    throw new AssertionError("no worker is needed here");
                },
                (log, stay) -> {
                    throw new AssertionError("no worker is needed here");
                },
                new ImageIoPictureReader(),
                new QuietDesk()));
    }

    private Path images() throws IOException {
        Path images = folder.resolve("images");
        for (int i = 0; i < 3; i++) {
            NoisePictures.write(images.resolve(List.of("ants", "bees", "wasps").get(i)), 12, i + 1);
        }
        Files.copy(images.resolve("ants/picture0.png"), images.resolve("bees/also.png"));
        return images;
    }

    /** What a person can decide, each as one decision. */
    private static List<Runnable> decisions(StudioModels models) {
        return List.of(
                () -> models.pictures()
                        .decisions()
                        .decide(
                                models.pictures().survey().orElseThrow().scan().pictures().stream()
                                        .filter(p -> p.path().equals("bees/also.png"))
                                        .findFirst()
                                        .orElseThrow()
                                        .digest(),
                                Optional.of("ants")),
                () -> models.pictures().decisions().leaveOut("wasps"),
                () -> models.pictures().decisions().share(0.2, 0.3),
                () -> models.pictures().decisions().group(Optional.of("folder")),
                () -> models.pictures().decisions().fit(new Fit.Pad()),
                () -> models.depth().choose(Preset.EVERYTHING),
                () -> models.depth().freeze(1),
                () -> models.depth().limit(Optional.of(Duration.ofMinutes(5))));
    }

    @Test
    void everyDecisionIsTakenBackAndComesAgain() throws IOException {
        try (StudioModels models = start()) {
            models.pictures().choose(images());
            models.backbone().refresh();
            List<Draft> drafts = new ArrayList<>(List.of(models.model().draft()));
            for (Runnable decision : decisions(models)) {
                decision.run();
                drafts.add(models.model().draft());
            }
            assertThat(drafts).doesNotHaveDuplicates();
            for (int i = drafts.size() - 2; i >= 0; i--) {
                models.model().undo();
                assertThat(models.model().draft()).isEqualTo(drafts.get(i));
            }
            assertThat(models.model().canUndoProperty().get()).isFalse();
            for (int i = 1; i < drafts.size(); i++) {
                models.model().redo();
                assertThat(models.model().draft()).isEqualTo(drafts.get(i));
            }
        }
    }

    @Test
    void takingBackAChoiceShowsInWhatTheStepsSay() throws IOException {
        try (StudioModels models = start()) {
            models.pictures().choose(images());
            models.backbone().refresh();
            List<Runnable> decisions = decisions(models);
            decisions.get(0).run();
            decisions.get(1).run();
            assertThat(models.pictures().survey().orElseThrow().scan().classes())
                    .containsExactly("ants", "bees");
            models.model().undo();
            assertThat(models.pictures().survey().orElseThrow().scan().classes())
                    .containsExactly("ants", "bees", "wasps");
            int stages = models.depth().stagesProperty().get().size();
            models.depth().freeze(1);
            assertThat(models.depth().frozenProperty().get()).isEqualTo(1);
            models.model().undo();
            assertThat(models.depth().frozenProperty().get()).isEqualTo(stages);
        }
    }

    @Test
    void fewerCoresForTrainingMakeTheForecastLonger() throws IOException {
        try (StudioModels models = start()) {
            models.pictures().choose(images());
            decisions(models).get(0).run();
            models.backbone().refresh();
            double all = models.depth().forecastProperty().get().orElseThrow().seconds();
            models.settings().change(s -> s.withThreads(Optional.of(1)));
            models.navigator().go(StepId.DEPTH);
            assertThat(models.depth().forecastProperty().get().orElseThrow().seconds())
                    .isGreaterThanOrEqualTo(all);
        }
    }

    @Test
    void whileThePicturesAreAwayTrainingCannotBeStarted() throws IOException {
        try (StudioModels models = start()) {
            Path images = images();
            models.pictures().choose(images);
            models.backbone().refresh();
            assertThat(models.depth().obstacleProperty().get()).isEmpty();
            Files.move(images, folder.resolve("elsewhere"));
            models.pictures().scanAgain();
            assertThat(models.depth().obstacleProperty().get()).isPresent();
            models.pictures().find(folder.resolve("elsewhere"));
            assertThat(models.depth().obstacleProperty().get()).isEmpty();
        }
    }
}
