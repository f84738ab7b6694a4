package graft.app.testing;

import graft.app.Studio;
import graft.app.depth.Preset;
import graft.app.home.ModelRow;
import graft.app.train.TrainModel;
import graft.app.train.TrainState;
import graft.app.wizard.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TitledPane;
import javafx.stage.Window;

/**
 * Pictures of the training step and of what comes of it. They build on each other: with one {@code --home}, in this order,
 * the first one trains and the others look at what it has left.
 */
final class TrainShots {

    private TrainShots() {}

    static Map<String, Shot> all() {
        Map<String, Shot> shots = new LinkedHashMap<>();
        shots.put("train", toTraining().until(TrainShots::drawn));
        shots.put("train-replay", toTraining().then((studio, images) -> replay(studio)));
        shots.put("train-table", toTraining().then((studio, images) -> fire("#as-table")));
        shots.put("train-changed", toTraining().then((studio, images) -> studio.models()
                .model()
                .change(draft -> draft.withShares(0.2, 0.2))));
        shots.put(
                "train-more",
                toTraining()
                        .then((studio, images) -> studio.models().train().tenMore())
                        .until(TrainShots::drawn));
        shots.put(
                "home-models",
                Shot.of((studio, images) -> studio.models().home().refresh()));
        shots.put(
                "compare",
                Shot.of((studio, images) -> studio.models().home().refresh(), (studio, images) -> compare(studio)));
        shots.put(
                "home-bin",
                Shot.of(
                        (studio, images) -> studio.models().home().refresh(),
                        (studio, images) -> studio.models()
                                .home()
                                .delete(studio.models().home().rows().get(0)),
                        (studio, images) -> ((TitledPane) found("#bin")).setExpanded(true)));
        shots.put("presentation", toTraining().then((studio, images) -> studio.presentation()
                .toggle()));
        shots.put(
                "train-running",
                toTraining()
                        .then((studio, images) -> studio.models().train().tenMore())
                        .until(TrainShots::atWork));
        shots.put(
                "train-closing",
                Shot.of((studio, images) -> studio.models().home().refresh(), (studio, images) -> resume(studio))
                        .then((studio, images) -> studio.models().train().resume())
                        .until(studio -> !studio.models().departure().mayClose()));
        return shots;
    }

    private static Shot toTraining() {
        return Shot.of(
                (studio, images) -> studio.models().pictures().choose(images),
                (studio, images) -> studio.models().wizard().next(),
                (studio, images) -> studio.models().wizard().next(),
                (studio, images) -> studio.models().depth().choose(Preset.HEAD_ONLY),
                (studio, images) -> studio.models().wizard().next());
    }

    /** Whether the run is finished and all of its curves are drawn. */
    private static boolean drawn(Studio studio) {
        TrainModel train = studio.models().train();
        return train.stateProperty().get() instanceof TrainState.Finished
                && train.replay().lastProperty().get() > 0
                && train.replay().lastProperty().get()
                        == train.display().curvesProperty().get().planned();
    }

    /** Whether a run is in the middle of its work. */
    private static boolean atWork(Studio studio) {
        TrainModel train = studio.models().train();
        return train.stateProperty().get() instanceof TrainState.Running
                && train.display().progressProperty().get() > 0.3;
    }

    private static void replay(Studio studio) {
        studio.models().train().replay().play();
        studio.models().train().replay().pause();
        studio.models().train().replay().epochProperty().set(6);
    }

    private static void compare(Studio studio) {
        List<ModelRow> rows = List.copyOf(studio.models().home().rows());
        rows.forEach(row -> studio.models().home().choose(row, true));
        studio.models().home().compare();
    }

    private static void resume(Studio studio) {
        studio.models().home().rows().stream()
                .filter(row -> row.state().resumable())
                .findFirst()
                .ifPresent(row -> studio.models().home().open(row, StepId.TRAIN));
    }

    private static Node found(String id) {
        return Window.getWindows().get(0).getScene().lookup(id);
    }

    private static void fire(String id) {
        ((ButtonBase) found(id)).fire();
    }
}
