package graft.app;

import graft.app.i18n.Language;
import graft.app.testing.Contrast;
import graft.app.testing.Fx;
import graft.app.testing.Inspection;
import graft.app.testing.Png;
import graft.app.theme.Look;
import graft.app.theme.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What holds for every page in each of its states: nothing is cut off in a small window or with large type, in either
 * language; every control has a name, a role and its turn with Tab; all that is written can be read in both themes.
 */
class PagesTest {

    /** System property: a folder into which every page is drawn as it is tested. */
    private static final String PICTURES = "graft.test.pictures";

    /** System property: a regular expression of the views that are looked at; all of them unless it is set. */
    private static final String VIEWS = "graft.test.views";

    /** System property: true to look at every page in both languages, and with large type at those at work too. */
    private static final String ALL_SIZES = "graft.test.all-sizes";

    @TempDir
    Path folder;

    private OpenStudio studio;
    private View view = RestingView.EMPTY_HOME;

    static Stream<View> views() {
        String wanted = System.getProperty(VIEWS, ".*");
        return Stream.<View>concat(Stream.of(RestingView.values()), Stream.of(BusyView.values()))
                .filter(view -> view.name().matches(wanted));
    }

    @BeforeAll
    static void start() {
        Fx.start();
        Fx.run(Look::loadFonts);
    }

    private static boolean allSizes() {
        return Boolean.getBoolean(ALL_SIZES);
    }

    @BeforeEach
    void open() {
        studio = new OpenStudio(folder);
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @ParameterizedTest
    @MethodSource("views")
    void everyPageCanBeReadReachedAndUsed(View which) throws IOException {
        view = which;
        studio.goTo(which);
        SoftAssertions all = new SoftAssertions();
        all.assertThat(Fx.on(() -> Inspection.nameless(studio.scene())))
                .as("names and roles")
                .isEmpty();
        all.assertThat(Fx.on(() -> Inspection.outOfReach(studio.scene())))
                .as("reached by Tab")
                .isEmpty();
        all.assertThat(tabOrder())
                .as("Tab goes through the rail, then the page, then the bottom bar")
                .isSorted();
        for (Theme theme : Theme.values()) {
            studio.look(Language.ENGLISH, theme, 100);
            picture(Language.ENGLISH, theme, 1280, 800, 100);
            all.assertThat(Fx.on(() -> Contrast.faint(studio.scene())))
                    .as("contrast, %s", theme)
                    .isEmpty();
        }
        // In the language with the longer words; in the other, and with large type, on request, because it takes two
        // minutes.
        for (Language language : allSizes() ? Language.values() : new Language[] {Language.GERMAN}) {
            all.assertThat(cutOff(language, 1093, 560, 100))
                    .as("cut off in a small window, %s", language)
                    .isEmpty();
        }
        if (allSizes() || view instanceof RestingView) {
            all.assertThat(cutOff(Language.GERMAN, 1280, 800, 150))
                    .as("cut off with large type")
                    .isEmpty();
        }
        all.assertAll();
    }

    /** Kept where {@value #PICTURES} says, for somebody to look at: the top of the page, and its end where one scrolls. */
    private void picture(Language language, Theme theme, double width, double height, int percent) throws IOException {
        String out = System.getProperty(PICTURES);
        if (out != null) {
            String name = "%s-%s-%s-%.0fx%.0f-%d"
                    .formatted(view.name(), language, theme, width, height, percent)
                    .toLowerCase(Locale.ROOT);
            for (double scrolled : new double[] {0, 1}) {
                Fx.run(() -> studio.scene().getRoot().lookupAll(".scroll-pane").forEach(pane -> ((ScrollPane) pane)
                        .setVvalue(scrolled)));
                studio.settle();
                Png.write(
                        Fx.on(() -> studio.scene().snapshot(null)),
                        Path.of(out, name + (scrolled == 0 ? "" : "-end") + ".png"));
            }
        }
    }

    private List<Integer> tabOrder() {
        return Fx.on(() -> Inspection.reached(studio.scene()).stream()
                .map(PagesTest::region)
                .toList());
    }

    /** 0 the rail, 1 the page with its help, 2 the bottom. */
    private static int region(Node node) {
        for (Node above = node; above != null; above = above.getParent()) {
            if (above.getStyleClass().contains("rail")) {
                return 0;
            }
            if (above.getStyleClass().contains("bottom-bar")) {
                return 2;
            }
        }
        return 1;
    }

    private List<String> cutOff(Language language, double width, double height, int percent) throws IOException {
        studio.resize(width, height);
        studio.look(language, Theme.LIGHT, percent);
        picture(language, Theme.LIGHT, width, height, percent);
        return Fx.on(() -> Inspection.cutOff(studio.scene()));
    }
}
