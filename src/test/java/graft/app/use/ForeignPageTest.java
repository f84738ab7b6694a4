package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.control.Widgets;
import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.testing.Fx;
import graft.app.testing.InlineTasks;
import graft.app.testing.PageStage;
import graft.app.testing.QuietDesk;
import graft.app.theme.Look;
import graft.app.wizard.Navigator;
import graft.common.Message;
import graft.data.decode.ImageIoPictureReader;
import graft.evaluation.Purpose;
import graft.model.StatedResult;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of a model from elsewhere: whose word is whose. */
class ForeignPageTest {

    private static final Path FILE = Path.of("from a friend.graft");

    private final Texts texts = new Texts(Language.ENGLISH);
    private ScriptedWorker worker = new ScriptedWorker(List.of("rust", "healthy"));
    private PictureLoader loader;
    private ForeignModel model;
    private PageStage stage;

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    @BeforeEach
    void make() {
        Fx.run(() -> {
            loader = new PictureLoader(Platform::runLater);
            model = new ForeignModel(
                    () -> new ForeignModel.Guest(worker, () -> {}),
                    new ImageIoPictureReader(),
                    new InlineTasks(),
                    new Navigator());
            ForeignPage page = new ForeignPage(
                    new Widgets(texts), model, loader, new ImageIoPictureReader(), new QuietDesk(), ZoneOffset.UTC);
            stage = new PageStage(page.view(), texts, 1000, 800);
        });
    }

    @AfterEach
    void close() {
        Fx.run(stage::close);
        loader.close();
    }

    private List<String> open() {
        return Fx.on(() -> {
            model.open(FILE);
            stage.settle();
            return List.copyOf(stage.words());
        });
    }

    @Test
    void nameClassesAndResultAreTold() {
        assertThat(open())
                .contains(
                        "Leaf check", "rust, healthy", "93 % right: 41 of 44 test pictures.", "What it says of itself");
    }

    @Test
    void fewPicturesAreCountedAndNoneAreSaid() {
        worker.stated = Optional.of(new StatedResult(Purpose.VALIDATION, 5, 7));
        assertThat(open()).anyMatch(text -> text.startsWith("5 of 7 right: 5 of 7 validation pictures"));
        worker.stated = Optional.empty();
        assertThat(open()).contains("It does not say.");
    }

    @Test
    void aBrokenModelIsASentence() {
        worker.refusal = Optional.of(Message.of("model.newer", "9.1.0"));
        assertThat(open())
                .contains("This model cannot be opened", "from a friend.graft")
                .anyMatch(text -> text.contains("made by Graft 9.1.0"))
                .doesNotContain("What it says of itself");
    }

    /** What a stranger writes is cut short and shown as it is, on one line. */
    @Test
    void wordsOfAStrangerDoNotFloodThePage() {
        worker = new ScriptedWorker(IntStream.range(0, 500)
                .mapToObj(i -> "class \u202e" + i + "x".repeat(300))
                .toList());
        List<String> words = open();
        assertThat(words).anyMatch(text -> text.endsWith("and 476 more"));
        assertThat(String.join("", words)).hasSizeLessThan(4000).doesNotContain("\u202e");
    }
}
