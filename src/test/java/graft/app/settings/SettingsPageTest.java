package graft.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.control.Widgets;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.shell.Presentation;
import graft.app.state.Kept;
import graft.app.state.Saver;
import graft.app.state.Settings;
import graft.app.testing.Fx;
import graft.app.testing.InlineTasks;
import graft.app.testing.PageStage;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.common.Folders;
import graft.compute.DeviceChoice;
import graft.run.project.ProjectStore;
import graft.run.project.RunCatalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageTest {

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final AtomicInteger shown = new AtomicInteger();
    private final QuietDesk desk = new QuietDesk();
    private Kept<Settings> settings;
    private SettingsPage page;
    private PageStage stage;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    @BeforeEach
    void open() {
        settings = new Kept<>(Settings.DOCUMENT, folder.resolve("settings.json"), Settings.FIRST, saver);
        Folders folders = new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache"));
        InlineTasks tasks = new InlineTasks();
        Texts texts = new Texts(Language.ENGLISH);
        RunCatalogue runs = new RunCatalogue(ProjectStore.in(folders, Clock.systemUTC()), Clock.systemUTC());
        stage = Fx.on(() -> {
            page = new SettingsPage(
                    new Widgets(texts),
                    settings,
                    new StorageModel(folders, folders.data(), runs, tasks),
                    new SharedFolderModel(folders, tasks),
                    new Region(),
                    shown::incrementAndGet,
                    desk,
                    new Presentation(),
                    4);
            return new PageStage(page.view(), texts, 1280, 800);
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        saver.close();
    }

    @Test
    void aPersonCanForceTheProcessorOrTheCardAndLeaveItOpenAgain() {
        assertThat(chosen()).containsExactly(true, false, false);
        press("Processor");
        assertThat(settings.get().device()).contains(DeviceChoice.CPU);
        assertThat(chosen()).containsExactly(false, true, false);
        press("Graphics card");
        assertThat(settings.get().device()).contains(DeviceChoice.GPU);
        assertThat(chosen()).containsExactly(false, false, true);
        press("Graphics card");
        assertThat(chosen()).as("pressed twice it holds").containsExactly(false, false, true);
        press("Whatever is faster");
        assertThat(settings.get().device()).as("nothing is forced").isEmpty();
        assertThat(chosen()).containsExactly(true, false, false);
    }

    @Test
    void whatIsSaidElsewhereIsShown() {
        Fx.run(() -> settings.change(s -> s.withDevice(Optional.of(DeviceChoice.CPU))));
        assertThat(chosen()).containsExactly(false, true, false);
    }

    @Test
    void theFolderOfARoomIsNamedHere() throws Exception {
        Fx.run(page::shown);
        assertThat(shown).hasValue(1);
        assertThat(Fx.on(stage::words)).contains("none");
        Path room = folder.resolve("room");
        Files.createDirectories(room.resolve("sample-datasets"));
        desk.answerWith(room);
        Fx.run(() -> ((ButtonBase) stage.node("#change-shared-folder")).fire());
        assertThat(Fx.on(stage::words)).contains(room.toString(), "This counts when Graft is started the next time.");
        assertThat(folder.resolve("data/shared-folder.txt")).hasContent(room.toString());
        Fx.run(() -> ((ButtonBase) stage.node("#no-shared-folder")).fire());
        assertThat(folder.resolve("data/shared-folder.txt")).doesNotExist();
    }

    /** Whatever is faster, processor, graphics card. */
    private List<Boolean> chosen() {
        return List.of("Whatever is faster", "Processor", "Graphics card").stream()
                .map(name -> Fx.on(() -> toggle(name).isSelected()))
                .toList();
    }

    private void press(String name) {
        Fx.run(() -> toggle(name).fire());
    }

    private ToggleButton toggle(String name) {
        return stage.buttons().stream()
                .filter(ToggleButton.class::isInstance)
                .map(ToggleButton.class::cast)
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
