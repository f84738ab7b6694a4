package graft.app.walk;

/** Step 4, as somebody uses it. */
record TrainPageObject(Person person) {

    TrainPageObject awaitRunning() {
        person.waitToSee("pause");
        return this;
    }

    /** Waits until so many epochs were drawn. */
    TrainPageObject awaitEpochs(int epochs) {
        person.waitUntil(epochs + " epochs", () -> epochs() >= epochs);
        return this;
    }

    /** How many epochs the page says are done. */
    int epochs() {
        String digits = person.figure("train.epoch").replaceAll("\\D.*", "");
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    TrainPageObject pause() {
        person.click("pause");
        return this;
    }

    TrainPageObject stop() {
        person.click("stop");
        return this;
    }

    TrainPageObject awaitPaused() {
        person.waitToSee("resume");
        return this;
    }

    TrainPageObject resume() {
        person.click("resume");
        return this;
    }

    TrainPageObject awaitFailed() {
        person.waitToRead(person.sentence("train.failed"));
        return this;
    }

    /** Resumes by the button beside what went wrong. */
    TrainPageObject resumeAfterFailure() {
        person.clickText("train.resume");
        return this;
    }

    TrainPageObject awaitFinished() {
        person.waitToRead(person.sentence("train.finished"));
        return this;
    }

    ResultsPageObject next() {
        person.waitToBeAbleTo("next");
        person.click("next");
        return new ResultsPageObject(person);
    }
}
