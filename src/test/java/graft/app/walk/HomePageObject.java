package graft.app.walk;

/** The first page, as somebody uses it. */
record HomePageObject(Person person) {

    PicturesPageObject newModel() {
        person.click("new-model");
        person.waitToRead(person.sentence("pictures.dropTitle"));
        return new PicturesPageObject(person);
    }

    /** Goes on with the model that was not finished choosing for. */
    void goOn() {
        person.click("continue");
    }

    /** Takes the newest version up again where it was left. */
    TrainPageObject resume() {
        person.waitToRead(person.sentence("home.resume"));
        person.clickStyled("row-action");
        return new TrainPageObject(person);
    }

    HomePageObject awaitFinishedModel() {
        person.waitToRead(person.sentence("home.finished"));
        return this;
    }
}
