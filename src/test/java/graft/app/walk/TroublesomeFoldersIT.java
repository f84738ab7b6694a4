package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import graft.cli.testing.PatternPictures;
import graft.data.DecodedPicture;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import graft.data.decode.ImageIoPictureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Folders that nothing can be learned from, and a scan that is called off: Next is off, and beside it stands why. */
@Timeout(120)
class TroublesomeFoldersIT {

    @TempDir
    Path folder;

    @Test
    void aFolderOfUnreadableFilesIsToldAndAnotherTakenInstead() throws IOException {
        Path broken = folder.resolve("broken");
        for (String name : new String[] {"ants", "bees"}) {
            Files.createDirectories(broken.resolve(name));
            for (int i = 0; i < 6; i++) {
                Files.writeString(broken.resolve(name).resolve(i + ".jpg"), "no picture " + i);
            }
        }
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            PicturesPageObject page =
                    new HomePageObject(window.person()).newModel().choose(premises, broken);
            window.person().waitToRead(window.person().sentence("data.scanNothingReadable", 12));
            assertNextIsOff(window.person());
            page.choose(premises, PatternPictures.paint(folder.resolve("patterns"), 12, 1))
                    .awaitGoodToGo(36, 3);
            window.person().waitToBeAbleTo("next");
        }
    }

    @Test
    void aFolderOfOneClassIsTold() throws IOException {
        Path single = folder.resolve("single");
        PatternPictures.paint(folder.resolve("patterns"), 12, 1);
        Files.createDirectories(single);
        Files.move(folder.resolve("patterns").resolve("dots"), single.resolve("dots"));
        Premises premises = new Premises(folder.resolve("home"));
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            new HomePageObject(person).newModel().choose(premises, single);
            person.waitToRead(person.sentence("data.scanOneClass", "dots"));
            assertNextIsOff(person);
        }
    }

    @Test
    void aScanThatIsCalledOffCanBeBegunAgain() throws IOException {
        CountDownLatch goOn = new CountDownLatch(1);
        Premises premises =
                new Premises(folder.resolve("home")).reading(new HaltingReader(new ImageIoPictureReader(), goOn));
        Path pictures = PatternPictures.paint(folder.resolve("patterns"), 12, 1);
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            PicturesPageObject page = new HomePageObject(person).newModel().choose(premises, pictures);
            person.waitToRead(person.sentence("pictures.offScanning"));
            page.cancelScan();
            goOn.countDown();
            person.waitToRead(person.sentence("pictures.scanCancelled"));
            assertThat(person.reads(person.sentence("pictures.offRefused"))).isTrue();
            assertThat(person.canUse("next")).isFalse();
            page.scanAgain().awaitGoodToGo(36, 3);
        }
    }

    private static void assertNextIsOff(Person person) {
        person.waitToRead(person.sentence("pictures.offMustFix"));
        assertThat(person.canUse("next")).isFalse();
    }

    /** Reads nothing before it may. */
    private record HaltingReader(PictureReader reader, CountDownLatch goOn) implements PictureReader {
        @Override
        public DecodedPicture read(Path file, int shortSide) throws UnreadablePictureException {
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return reader.read(file, shortSide);
        }
    }
}
