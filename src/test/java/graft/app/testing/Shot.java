package graft.app.testing;

import graft.app.Studio;
import graft.app.backbone.BackboneModel;
import graft.app.backbone.BackboneOffer;
import graft.app.depth.Preset;
import graft.app.home.HomeModel;
import graft.app.home.ModelRow;
import graft.app.results.ResultsTab;
import graft.app.task.Fetching;
import graft.app.use.Take;
import graft.app.wizard.Hall;
import graft.app.wizard.StepId;
import graft.data.scan.FilesInside;
import graft.evaluation.Evaluation;
import graft.evaluation.Purpose;
import graft.network.file.ForeignGraphs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
 * @param ready when the picture is taken; absent for after the background work of the last step
 */
record Shot(List<Step> steps, Optional<Predicate<Studio>> ready) {

    /** Something a person does. */
    interface Step {
        /**
         * @param images the folder of pictures the tool was given
         */
        void carryOut(Studio studio, Path images);
    }

    static Shot of(Step... steps) {
        return new Shot(List.of(steps), Optional.empty());
    }

    /** The same with something more to do. */
    Shot then(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new Shot(List.copyOf(more), ready);
    }

    /** The same, taken at another moment, while the work of the last step may still go on. */
    Shot until(Predicate<Studio> moment) {
        return new Shot(steps, Optional.of(moment));
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
                "backbone-failed",
                of(
                                (studio, images) -> studio.models().pictures().choose(images),
                                (studio, images) -> studio.models().wizard().next(),
                                (studio, images) -> download(studio))
                        .until(studio -> studio.models().backbone().fetching().values().stream()
                                .anyMatch(Fetching.Failed.class::isInstance)));
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
                        (studio, images) -> press(KeyCode.F5),
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
        foreign(shots);
        shots.put("settings", of((studio, images) -> studio.models().navigator().go(Hall.SETTINGS)));
        shots.putAll(TrainShots.all());
        results(shots);
        use(shots);
        return shots;
    }

    /** Without a network this fails, which is to be seen. */
    private static void download(Studio studio) {
        BackboneModel model = studio.models().backbone();
        model.offersProperty().get().stream()
                .filter(offer -> offer.availability() instanceof BackboneOffer.Availability.Downloadable)
                .findFirst()
                .ifPresent(model::download);
    }

    /** An ONNX file of another program: the question about it, and the step after it; asks a real worker. */
    private static void foreign(Map<String, Shot> shots) {
        Shot page = of(
                (studio, images) -> studio.models().pictures().choose(images),
                (studio, images) -> studio.models().wizard().next());
        shots.put(
                "backbone-foreign",
                page.then((studio, images) -> studio.models().backbone().add(written(ForeignGraphs.several()))));
        shots.put(
                "depth-foreign",
                page.then((studio, images) -> studio.models().backbone().add(written(ForeignGraphs.classifier(0))))
                        .then((studio, images) ->
                                studio.models().backbone().foreign().take("map", "imagenet"))
                        .then((studio, images) -> studio.models().wizard().next()));
    }

    private static Path written(byte[] file) {
        try {
            return Files.write(Files.createTempDirectory("graft-shot").resolve("vit_small_patch16.onnx"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Pictures of finished models: those that lie in the home the tool was given. */
    private static void results(Map<String, Shot> shots) {
        shots.put("results", finished(StepId.RESULTS, e -> e.purpose() == Purpose.TEST));
        for (ResultsTab tab : ResultsTab.values()) {
            shots.put(
                    "results-" + tab.name().toLowerCase(Locale.ROOT),
                    finished(StepId.RESULTS, e -> e.purpose() == Purpose.TEST)
                            .then((studio, images) ->
                                    studio.models().figures().tabProperty().set(tab)));
        }
        shots.put("results-validation", finished(StepId.RESULTS, e -> e.purpose() == Purpose.VALIDATION));
        shots.put("results-few", finished(StepId.RESULTS, e -> e.right().shownAsCount()));
        shots.put(
                "results-older",
                finished(StepId.RESULTS, e -> e.purpose() == Purpose.TEST)
                        .then((studio, images) -> studio.models().model().change(d -> d.withShares(0.2, 0.2))));
        shots.put(
                "results-empty",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().navigator().go(StepId.RESULTS)));
    }

    /** Pictures of a finished model in use; asks a real worker. */
    private static void use(Map<String, Shot> shots) {
        Shot open = finished(StepId.USE, e -> e.purpose() == Purpose.TEST);
        shots.put("use", open);
        shots.put("use-one", open.then((studio, images) -> studio.models().use().take(files(images, 1, 1))));
        shots.put(
                "use-several",
                open.then((studio, images) -> studio.models().use().take(files(images, 3, 2))));
        shots.put(
                "use-unreadable",
                open.then((studio, images) -> studio.models().use().take(List.of(Path.of("README.md")))));
        shots.put(
                "use-taken",
                open.then((studio, images) ->
                                studio.models().use().export().take(Take.MODEL, Path.of("target/shots/model.onnx")))
                        .then((studio, images) ->
                                studio.models().use().export().take(Take.BUNDLE, Path.of("target/shots/model.graft")))
                        .then((studio, images) -> studio.models().use().folder().choose(images))
                        .then((studio, images) -> studio.models()
                                .use()
                                .folder()
                                .answer(Path.of("target/shots/answers.csv"), ',', Optional.empty())));
        shots.put(
                "use-empty",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().navigator().go(StepId.USE)));
    }

    /** So many pictures of each of the first class folders. */
    private static List<Path> files(Path images, int classes, int each) {
        return FilesInside.of(images).stream()
                .filter(f -> f.toString().endsWith(".jpg"))
                .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .limit(classes)
                .flatMap(list -> list.stream().limit(each))
                .toList();
    }

    /** Opens the best of the models whose figures are of this kind. */
    private static Shot finished(StepId step, Predicate<Evaluation> kind) {
        return of((studio, images) -> studio.models().home().refresh(), (studio, images) -> {
            HomeModel home = studio.models().home();
            ModelRow row = home.rows().stream()
                    .filter(r -> r.headline().filter(kind).isPresent())
                    .max(Comparator.comparingDouble(
                            r -> r.headline().map(Evaluation::accuracy).orElse(0.0)))
                    .orElseThrow(() -> new IllegalStateException("give --home with a finished model of this kind"));
            home.open(row, step);
        });
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
