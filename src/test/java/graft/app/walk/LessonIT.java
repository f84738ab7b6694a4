package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.testing.Worksheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The lesson of {@code docs/classroom.md}, click by click as its worksheet says, with the real worker and the samples that come
 * with Graft. What the worksheet names is clicked or read by just that name.
 */
@Timeout(300)
class LessonIT {

    @TempDir
    Path folder;

    private Worksheet sheet;
    private List<String> done;
    private Premises premises;

    @BeforeEach
    void handOut() throws IOException {
        sheet = Worksheet.read(Language.ENGLISH);
        done = new ArrayList<>();
        premises = new Premises(folder.resolve("home"));
    }

    /** A label that a question names, counted from 1; each has its turn. */
    private String label(int question, int which) {
        String label = Objects.requireNonNull(sheet.labels().get(question)).get(which - 1);
        done.add(question + ": " + label);
        return label;
    }

    @Test
    void everyClickOfTheWorksheetDoesWhatItSays() throws IOException {
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            firstModel(person);
            howGood(person);
            caught(person);
        }
        List<String> all = new ArrayList<>();
        sheet.labels().forEach((question, labels) -> labels.forEach(label -> all.add(question + ": " + label)));
        assertThat(done).as("every label of the worksheet, in its order").isEqualTo(all);
    }

    /** Part A. */
    private void firstModel(Person person) {
        person.clickCard(label(1, 1));
        person.waitToRead(" pictures in 4 classes");
        person.clickLiteral(label(2, 1));
        person.waitToRead(person.sentence("backbones.sentence"));
        person.waitToRead("Sprout");
        person.waitToBeAbleTo("next");
        person.clickLiteral(label(3, 1));
        person.waitToRead(person.sentence("depth.sentence"));
        person.waitToRead(person.sentence("depth.head"));
        person.waitToBeAbleTo("next");
        person.clickLiteral(label(4, 1));
        TrainPageObject train = new TrainPageObject(person).awaitRunning();
        person.waitToRead(person.sentence("train.validation"));
        train.awaitFinished();
        person.clickLiteral(label(5, 1));
        person.waitToSee("coach");
        person.waitUntil("the replay to be at its end", () -> person.countOf("train.replayPlay") == 1);
        assertThat(person.sees("coach")).as("the coach's last words").isTrue();
        assertThat(person.figureNamed(label(5, 2))).matches("\\d+ %, epoch \\d+");
    }

    /** Part B. */
    private void howGood(Person person) {
        person.clickLiteral(label(6, 1));
        new ResultsPageObject(person).awaitMeasured();
        assertThat(person.look("headline", Label.class, Label::getText))
                .as("between which figures the accuracy lies")
                .containsPattern("\\d+ .*\\d+");
        person.waitToRead(label(8, 1));
        person.clickSpoken(largestMistake(person));
        person.waitToRead(", but called ");
        person.clickLiteral(label(9, 1));
        premises.desk().answerWith(premises.aPictureOf("signs"));
        person.clickLiteral(label(9, 2));
        person.waitToSee("verdict");
        person.waitToRead("% sure");
    }

    /** The orange cell with the largest number, as a screen reader says it. */
    private static String largestMistake(Person person) {
        return person.spoken("matrix-cell").stream()
                .filter(cell -> cell.contains(", called "))
                .max(Comparator.comparingInt(cell -> Integer.parseInt(cell.replaceAll(".*: (\\d+) of \\d+", "$1"))))
                .orElseThrow();
    }

    /** Part C. */
    private void caught(Person person) {
        person.clickLiteral(label(10, 1));
        person.clickCard(label(10, 2));
        person.waitToRead(person.sentence("pictures.found"));
        assertThat(person.countStyled("problem-row")).as("kinds of problems").isGreaterThanOrEqualTo(5);
        assertThat(person.canUse("next"))
                .as("before the picture in two classes is decided")
                .isFalse();
        person.waitToRead(label(11, 1));
        person.clickLiteral(person.sentence("pictures.itIs", "birch"));
        person.waitToBeAbleTo("next");
        person.clickLiteral(label(12, 1));
        person.waitToRead(person.sentence("backbones.sentence"));
        person.waitToBeAbleTo("next");
        person.clickLiteral(person.sentence("shell.next")); // "twice"
        person.waitToRead(person.sentence("depth.sentence"));
        person.waitToBeAbleTo("next");
        person.clickLiteral(label(12, 2));
        new TrainPageObject(person).awaitRunning().awaitFinished();
        int validation = percent(person.figureNamed(label(12, 3)));
        person.clickLiteral(label(13, 1));
        new ResultsPageObject(person).awaitMeasured();
        int test = percent(person.writtenIn("figure"));
        assertThat(validation)
                .as("percent of the validation pictures that were right")
                .isGreaterThanOrEqualTo(90);
        assertThat(test).as("percent of the test pictures that were right").isBetween(40, 75);
        person.clickLiteral(label(14, 1));
        look(person, label(14, 2), "birch", "IMG_4211.jpg");
        look(person, person.sentence("use.choose"), "oak", "IMG_4225.jpg");
    }

    private void look(Person person, String choose, String className, String file) {
        Path picture =
                premises.sample("flawed").resolve("test").resolve(className).resolve(file);
        premises.desk().answerWith(picture);
        person.clickLiteral(choose);
        person.waitToRead(file);
        person.waitToSee("verdict");
        person.waitToSee("strength");
    }

    private static int percent(String figure) {
        return Integer.parseInt(figure.replaceAll("\\D.*", ""));
    }
}
