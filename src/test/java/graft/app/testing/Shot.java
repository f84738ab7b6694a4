package graft.app.testing;

import graft.app.Studio;
import graft.app.depth.Preset;
import graft.app.wizard.Hall;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

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
                "depth",
                of(
                        (studio, images) -> studio.models().pictures().choose(images),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().wizard().next(),
                        (studio, images) -> studio.models().depth().choose(Preset.LAST_STAGES)));
        shots.put("settings", of((studio, images) -> studio.models().navigator().go(Hall.SETTINGS)));
        shots.putAll(TrainShots.all());
        return shots;
    }
}
