package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way from a folder of pictures to a finished model, through the window and with the real worker. */
@Timeout(300)
class WizardWalkIT {

    @TempDir
    Path folder;

    @Test
    void theWholeWizardByNextAlone() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            new HomePageObject(window.person())
                    .newModel()
                    .choose(premises, premises.sample("leaves"))
                    .awaitGoodToGo(336, 4)
                    .next()
                    .next()
                    .startTraining()
                    .awaitFinished()
                    .next()
                    .awaitMeasured(52)
                    .next()
                    .tryPicture(
                            premises, premises.sample("leaves").resolve("oak").resolve("oak-001.jpg"))
                    .done()
                    .awaitFinishedModel();
        }
    }

    @Test
    void theWholeWizardByTheKeyboardAlone() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        premises.desk().answerWith(PatternPictures.paint(folder.resolve("patterns"), 12, 1));
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            person.tabTo("new-model");
            person.press(KeyCode.SPACE);
            person.waitToRead(person.sentence("pictures.dropTitle"));
            person.tabTo("choose-folder");
            person.press(KeyCode.SPACE);
            person.waitToRead(person.sentence("pictures.goodToGo", 36, 3));
            person.waitToBeAbleTo("next");
            person.press(KeyCode.ALT, KeyCode.RIGHT);
            person.waitToRead(person.sentence("backbones.sentence"));
            person.waitToBeAbleTo("next");
            person.press(KeyCode.ALT, KeyCode.RIGHT);
            person.waitToRead(person.sentence("depth.sentence"));
            person.tabTo("cut");
            person.press(KeyCode.END);
            person.waitToBeAbleTo("next");
            person.press(KeyCode.ALT, KeyCode.RIGHT);
            new TrainPageObject(person).awaitRunning().awaitFinished();
            person.press(KeyCode.ALT, KeyCode.HOME);
            new HomePageObject(person).awaitFinishedModel();
        }
    }

    @Test
    void whatWasChosenIsThereAgainAfterGoingBackAndAfterReopening() throws IOException {
        Premises premises = new Premises(folder.resolve("home"));
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 12, 1);
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            new HomePageObject(person)
                    .newModel()
                    .choose(premises, pictures)
                    .awaitGoodToGo(36, 3)
                    .next()
                    .next()
                    .lastStages();
            person.click("back");
            person.click("back");
            person.waitToRead(person.sentence("pictures.goodToGo", 36, 3));
            person.click("step-depth");
            assertThat(lastStagesChosen(person)).isTrue();
            person.press(KeyCode.CONTROL, KeyCode.Z);
            person.waitUntil("undo", () -> !lastStagesChosen(person));
            person.press(KeyCode.CONTROL, KeyCode.Y);
            person.waitUntil("redo", () -> lastStagesChosen(person));
        }
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            new HomePageObject(person).goOn();
            person.waitToRead(person.sentence("depth.sentence"));
            person.waitUntil("the depth that was chosen", () -> lastStagesChosen(person));
        }
    }

    private static boolean lastStagesChosen(Person person) {
        return person.isSelected("depth.lastStages");
    }
}
