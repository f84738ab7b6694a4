package graft.app.testing;

import graft.app.Studio;
import graft.app.depth.Preset;
import graft.app.wizard.Hall;
import graft.app.wizard.StepId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/**
 * One picture of the window: what has to be done for it. Steps are carried out on the JavaFX thread one after the other, and
 * after each the background work it started is waited for.
 *
 * @param steps what a person would do, by the models
 */
record Shot(List<Step> steps) {

    /** Something a person does. */
    interface Step {
        /**
         * @param images the folder of pictures the tool was given
         */
        void carryOut(Studio studio, Path images);
    }

    static Shot of(Step... steps) {
        return new Shot(List.of(steps));
    }

    /** All pictures that can be asked for, by name. */
    static Map<String, Shot> all() {
        Map<String, Shot> shots = new LinkedHashMap<>();
        shots.put("home", of((studio, images) -> studio.models().home().refresh()));
        shots.put(
                "home-samples",
                of((studio, images) -> studio.models().home().refresh(), (studio, images) -> fire("#more-samples")));
        shots.put("words", of((studio, images) -> studio.models().navigator().go(Hall.WORDS)));
        shots.put(
                "pictures-empty", of((studio, images) -> studio.models().home().newModel()));
        shots.put("pictures", of((studio, images) -> studio.models().pictures().choose(images)));
        shots.put(
                "backbone",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().wizard().next()));
        shots.put(
                "backbone-all",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> fire("#all-backbones")));
        shots.put(
                "pictures-away",
                of(
                        (studio, images) -> studio.models().pictures().choose(copied(images)),
                        (studio, images) -> moveAway(studio),
                        (studio, images) -> studio.models().pictures().scanAgain()));
        shots.put(
                "presentation",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().navigator().go(Hall.SETTINGS),
                        (studio, images) -> press(KeyCode.F11),
                        (studio, images) -> studio.models().navigator().go(StepId.PICTURES)));
        shots.put(
                "settings-folder",
                of(
                        (studio, images) -> studio.models().navigator().go(Hall.SETTINGS),
                        (studio, images) -> studio.models().storage().propose(images.resolveSibling("elsewhere"))));
        shots.put(
                "depth",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().depth().choose(Preset.LAST_STAGES)));
        shots.put("settings", of((studio, images) -> studio.models().navigator().go(Hall.SETTINGS)));
        shots.put(
                "train",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().depth().choose(Preset.HEAD_ONLY),
                        (studio, images) -> studio.models().wizard().next()));
        return shots;
    }

    /** Presses what has this id, for what only a view knows. */
    private static void fire(String id) {
        Window.getWindows().stream()
                .flatMap(window -> Stream.ofNullable(window.getScene().lookup(id)))
                .map(ButtonBase.class::cast)
                .findFirst()
                .orElseThrow()
                .fire();
    }

    /** A copy of a folder of class folders, for what is not to be done to the folder itself. */
    private static Path copied(Path images) {
        try {
            Path copy = Files.createTempDirectory("graft-shot").resolve("leaves");
            try (Stream<Path> all = Files.walk(images)) {
                for (Path one : (Iterable<Path>) all::iterator) {
                    Path target = copy.resolve(images.relativize(one).toString());
                    if (Files.isDirectory(one)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(one, target);
                    }
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void moveAway(Studio studio) {
        try {
            Path images = studio.models()
                    .model()
                    .projectProperty()
                    .get()
                    .orElseThrow()
                    .images();
            Files.move(images, images.resolveSibling("somewhere else"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void press(KeyCode key) {
        Node root = Window.getWindows().get(0).getScene().getRoot();
        Event.fireEvent(root, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
