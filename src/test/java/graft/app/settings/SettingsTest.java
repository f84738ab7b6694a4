package graft.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.Environment;
import graft.app.StudioModels;
import graft.app.i18n.Language;
import graft.app.testing.InlineTasks;
import graft.app.testing.QuietDesk;
import graft.app.theme.Theme;
import graft.common.ApplicationFolder;
import graft.common.Folders;
import graft.common.download.Downloader;
import graft.data.decode.ImageIoPictureReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    Path folder;

    private StudioModels start(Locale system) {
        return new StudioModels(new Environment(
                new Folders(folder.resolve("data"), folder.resolve("logs"), folder.resolve("cache")),
                ApplicationFolder.none(),
                Clock.systemUTC(),
                system,
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

    @Test
    void atTheFirstStartTheLanguageIsTheSystems() {
        try (StudioModels german = start(Locale.GERMANY)) {
            assertThat(german.texts().languageProperty().get()).isEqualTo(Language.GERMAN);
        }
        try (StudioModels french = start(Locale.FRANCE)) {
            assertThat(french.texts().languageProperty().get()).isEqualTo(Language.ENGLISH);
        }
    }

    @Test
    void aChosenLanguageHoldsAtOnceAndAfterARestart() {
        try (StudioModels first = start(Locale.ENGLISH)) {
            first.settings().change(s -> s.withLanguage(Language.GERMAN));
            assertThat(first.texts().languageProperty().get()).isEqualTo(Language.GERMAN);
        }
        try (StudioModels second = start(Locale.ENGLISH)) {
            assertThat(second.texts().languageProperty().get()).isEqualTo(Language.GERMAN);
        }
    }

    @Test
    void everySettingSurvivesARestart() {
        try (StudioModels first = start(Locale.ENGLISH)) {
            first.settings().change(s -> s.withThreads(Optional.of(1))
                    .withProxy(Optional.of("proxy.example.org:8080"))
                    .withAppearance(s.appearance()
                            .withTheme(Theme.DARK)
                            .withTypePercent(125)
                            .withReducedMotion(true)));
        }
        try (StudioModels second = start(Locale.ENGLISH)) {
            assertThat(second.settings().get().threads()).contains(1);
            assertThat(second.settings().get().proxy()).contains("proxy.example.org:8080");
            assertThat(second.settings().get().appearance().theme()).isEqualTo(Theme.DARK);
            assertThat(second.settings().get().appearance().typePercent()).isEqualTo(125);
            assertThat(second.settings().get().appearance().reducedMotion()).isTrue();
        }
    }

    @Test
    void whatIsNoProxyIsTold() {
        assertThat(Downloader.isProxy("proxy.example.org:8080")).isTrue();
        assertThat(Downloader.isProxy("http://proxy.example.org:8080")).isTrue();
        assertThat(Downloader.isProxy("not a proxy")).isFalse();
    }
}
