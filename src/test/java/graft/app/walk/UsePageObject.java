package graft.app.walk;

import java.nio.file.Path;

/** Step 6, as somebody uses it. */
record UsePageObject(Person person) {

    /** Chooses a picture in the dialog, which answers with it. */
    UsePageObject tryPicture(Premises premises, Path picture) {
        premises.desk().answerWith(picture);
        person.clickText("use.choose");
        person.waitToSee("verdict");
        person.waitToSee("strength");
        return this;
    }

    /** After the last step Next leads home. */
    HomePageObject done() {
        person.click("next");
        return new HomePageObject(person);
    }
}
