package graft.app.walk;

import graft.app.i18n.Language;

/** The settings, as somebody uses them. */
record SettingsPageObject(Person person) {

    static SettingsPageObject open(Person person) {
        person.click("nav-settings");
        person.waitToRead(person.sentence("settings.sentence"));
        return new SettingsPageObject(person);
    }

    SettingsPageObject speak(Language language) {
        person.clickLiteral(language.ownName());
        return this;
    }

    SettingsPageObject dark() {
        person.clickText("settings.dark");
        return this;
    }
}
