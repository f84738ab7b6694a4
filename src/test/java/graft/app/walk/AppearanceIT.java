package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.testing.Fx;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Language and theme are switched while the window is open, and are as they were chosen when it opens again. */
@Timeout(120)
class AppearanceIT {

    @TempDir
    Path folder;

    @Test
    void theWindowSpeaksGermanAtOnceAndWhenItOpensAgain() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            person.waitToRead("Grow your first model");
            SettingsPageObject.open(person).speak(Language.GERMAN);
            person.waitToRead("Einstellungen");
            assertThat(person.reads("Settings")).isFalse();
        }
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            person.waitToRead(person.sentence("home.emptyTitle"));
            assertThat(person.reads("Grow your first model")).isFalse();
        }
    }

    @Test
    void theArrowKeysChooseALanguageToo() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            SettingsPageObject.open(person);
            person.tabToText(Language.ENGLISH.ownName());
            person.press(KeyCode.RIGHT);
            person.waitToRead("Einstellungen");
        }
    }

    @Test
    void theWindowIsDarkAtOnceAndWhenItOpensAgain() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            assertThat(ground(window)).isGreaterThan(0.8);
            SettingsPageObject.open(window.person()).dark();
            window.person().waitUntil("a dark window", () -> ground(window) < 0.3);
        }
        try (GraftWindow window = GraftWindow.open(premises)) {
            assertThat(ground(window)).isLessThan(0.3);
        }
    }

    /** How bright the window is in its middle at the lower edge, as it is drawn; 0 to 1. */
    private static double ground(GraftWindow window) {
        return Fx.on(() -> {
            Color pixel = window.pixel(0.5, 0.98);
            return pixel.getBrightness();
        });
    }
}
