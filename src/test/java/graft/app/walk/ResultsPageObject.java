package graft.app.walk;

/** Step 5, as somebody uses it. */
record ResultsPageObject(Person person) {

    /** Waits until the figures are there. */
    ResultsPageObject awaitMeasured() {
        person.waitToSee("matrix");
        return this;
    }

    /** Waits until the figures are there, which rest on so many test pictures. */
    ResultsPageObject awaitMeasured(int testPictures) {
        person.waitToRead(person.sentence("results.measuredTest", testPictures));
        return awaitMeasured();
    }

    UsePageObject next() {
        person.waitToBeAbleTo("next");
        person.click("next");
        person.waitToRead(person.sentence("use.sentence"));
        return new UsePageObject(person);
    }
}
