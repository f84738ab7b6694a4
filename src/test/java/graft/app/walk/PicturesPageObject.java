package graft.app.walk;

import java.nio.file.Path;

/** Step 1, as somebody uses it. */
record PicturesPageObject(Person person) {

    /** Chooses a folder in the dialog, before or instead of another. */
    PicturesPageObject choose(Premises premises, Path folder) {
        premises.desk().answerWith(folder);
        if (person.sees("change-folder")) {
            person.click("change-folder");
        } else {
            person.clickText("pictures.chooseFolder");
        }
        return this;
    }

    PicturesPageObject awaitGoodToGo(int pictures, int classes) {
        person.waitToRead(person.sentence("pictures.goodToGo", pictures, classes));
        return this;
    }

    PicturesPageObject cancelScan() {
        person.clickText("pictures.cancel");
        return this;
    }

    PicturesPageObject scanAgain() {
        person.clickText("pictures.scanAgain");
        return this;
    }

    BackbonePageObject next() {
        person.click("next");
        person.waitToRead(person.sentence("backbones.sentence"));
        return new BackbonePageObject(person);
    }
}
