package graft.app.state;

import graft.run.JsonDocument;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the window was and what was unfolded in it.
 *
 * @param bounds of the window on the screen; absent at the first start
 * @param maximised whether it filled the screen
 * @param helpOpen for each page that a person has folded or unfolded the help of, whether it is open
 */
public record WindowState(Optional<Bounds> bounds, boolean maximised, Map<String, Boolean> helpOpen) {

    /** The file {@code window.json} in the person's data folder. */
    public static final JsonDocument<WindowState> DOCUMENT = new JsonDocument<>(WindowState.class);

    /** As at the first start. */
    public static final WindowState FIRST = new WindowState(Optional.empty(), false, Map.of());

    /** A place on the screen, in its pixels. */
    public record Bounds(double x, double y, double width, double height) {}

    public WindowState {
        helpOpen = Map.copyOf(helpOpen);
    }

    public WindowState withBounds(Optional<Bounds> newBounds, boolean newMaximised) {
        return new WindowState(newBounds, newMaximised, helpOpen);
    }

    /** The same with the help of one page folded or unfolded. */
    public WindowState withHelp(String page, boolean open) {
        Map<String, Boolean> changed = new TreeMap<>(helpOpen);
        changed.put(page, open);
        return new WindowState(bounds, maximised, changed);
    }
}
