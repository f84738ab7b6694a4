package graft.app.pictures;

import graft.data.scan.Picture;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;

/** Which tile of the gallery the keyboard is at: the arrows move, Enter and Space look closer. */
final class GalleryKeys {

    private final GridView<Picture> grid;
    private final ObservableList<Picture> pictures;
    private final Consumer<Picture> chosen;
    private final ReadOnlyObjectWrapper<Optional<Picture>> current = new ReadOnlyObjectWrapper<>(Optional.empty());

    GalleryKeys(GridView<Picture> grid, ObservableList<Picture> pictures, Consumer<Picture> chosen) {
        this.grid = grid;
        this.pictures = pictures;
        this.chosen = chosen;
        grid.setFocusTraversable(true);
        // What the grid scrolls in would be a second stop for Tab, where no key does anything.
        grid.skinProperty().addListener(observable -> {
            Node flow = grid.lookup(".virtual-flow");
            if (flow != null) {
                flow.setFocusTraversable(false);
            }
        });
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** The tile the keyboard is at. */
    ReadOnlyObjectProperty<Optional<Picture>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    void reset() {
        current.set(Optional.empty());
    }

    /** Looks closer at a picture. */
    void choose(Picture picture) {
        current.set(Optional.of(picture));
        chosen.accept(picture);
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown() || pictures.isEmpty()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case UP -> move(-columns());
            case DOWN -> move(columns());
            case HOME -> move(-pictures.size());
            case END -> move(pictures.size());
            case ENTER, SPACE -> current.get().ifPresent(chosen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        int from = current.get().map(pictures::indexOf).orElse(by > 0 ? -by : 0);
        int to = Math.max(0, Math.min(pictures.size() - 1, from + by));
        current.set(Optional.of(pictures.get(to)));
        scrollTo(to / columns());
    }

    private int columns() {
        double cell = grid.getCellWidth() + 2 * grid.getHorizontalCellSpacing();
        return Math.max(1, (int) Math.floor(grid.getWidth() / cell));
    }

    private void scrollTo(int row) {
        if (grid.lookup(".virtual-flow") instanceof javafx.scene.control.skin.VirtualFlow<?> flow) {
            flow.scrollTo(row);
        }
    }

    /** Whether this cell shows the tile the keyboard is at. */
    boolean isAt(GridCell<Picture> cell) {
        Picture shown = cell.getItem();
        return shown != null
                && current.get().filter(p -> p.path().equals(shown.path())).isPresent();
    }
}
