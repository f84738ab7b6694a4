package graft.app.walk;

/** Step 3, as somebody uses it. */
record DepthPageObject(Person person) {

    /** What it is at first anyway. */
    DepthPageObject headOnly() {
        if (!person.isSelected("depth.headOnly")) {
            person.clickText("depth.headOnly");
        }
        return this;
    }

    DepthPageObject lastStages() {
        person.clickText("depth.lastStages");
        return this;
    }

    /** The button that leads on starts the training. */
    TrainPageObject startTraining() {
        person.click("next");
        return new TrainPageObject(person);
    }
}
