package graft.app.walk;

/** Step 2, as somebody uses it. */
record BackbonePageObject(Person person) {

    BackbonePageObject download() {
        person.clickText("backbones.download");
        return this;
    }

    BackbonePageObject resumeDownload() {
        person.clickText("backbones.resume");
        return this;
    }

    DepthPageObject next() {
        person.click("next");
        person.waitToRead(person.sentence("depth.sentence"));
        return new DepthPageObject(person);
    }
}
