package graft.app.picture;

import graft.app.control.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/**
 * A few pictures in rows, of which one is chosen: small buttons, one tab stop for all, the arrow keys inside. Only so many
 * are shown as a person looks through; for thousands there is the gallery.
 *
 * @param <T> what a picture stands for
 */
public final class PictureStrip<T> extends FlowPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final PictureLoader loader;
    private final Look<T> look;
    private final Consumer<T> choose;
    private final List<Tile<T>> tiles = new ArrayList<>();

    /**
     * How a picture looks.
     *
     * @param source where its thumbnail comes from
     * @param name what a screen reader says
     * @param captions lines below it, none for a plain tile
     */
    public record Look<T>(
            Function<T, PictureLoader.Source> source,
            Function<T, ObservableValue<String>> name,
            Function<T, List<ObservableValue<String>>> captions) {}

    /** A picture and its button. */
    private record Tile<T>(T item, Button button) {}

    /**
     * @param choose hears which one a person wants to see
     */
    public PictureStrip(PictureLoader loader, Look<T> look, Consumer<T> choose) {
        this.loader = loader;
        this.look = look;
        this.choose = choose;
        getStyleClass().add("picture-strip");
        setMinWidth(0);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Shows these pictures. */
    public void show(List<T> items) {
        tiles.clear();
        items.forEach(item -> tiles.add(new Tile<>(item, button(item))));
        getChildren().setAll(tiles.stream().map(Tile::button).toList());
        mark(Optional.empty());
    }

    /** Marks one as chosen; none where it is not among them. */
    public void mark(Optional<T> chosen) {
        int stop = 0;
        for (int i = 0; i < tiles.size(); i++) {
            boolean is = chosen.filter(tiles.get(i).item()::equals).isPresent();
            tiles.get(i).button().pseudoClassStateChanged(CHOSEN, is);
            stop = is ? i : stop;
        }
        stopAt(stop);
    }

    private void stopAt(int index) {
        for (int i = 0; i < tiles.size(); i++) {
            tiles.get(i).button().setFocusTraversable(i == index);
        }
    }

    private Button button(T item) {
        PictureView view = new PictureView(loader);
        view.getStyleClass().add("strip-picture");
        view.show(look.source().apply(item));
        List<Node> lines = new ArrayList<>(List.of(view));
        look.captions().apply(item).forEach(text -> lines.add(caption(text)));
        Button button = new Button();
        button.setGraphic(Widgets.column("strip-tile", lines.toArray(Node[]::new)));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("strip-button");
        button.accessibleTextProperty().bind(look.name().apply(item));
        button.setOnAction(event -> choose.accept(item));
        return button;
    }

    private static Label caption(ObservableValue<String> text) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll("caption", "strip-caption");
        return label;
    }

    private void pressed(KeyEvent event) {
        int at = at(event.getTarget());
        if (at < 0 || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        int wanted =
                switch (event.getCode()) {
                    case LEFT -> at - 1;
                    case RIGHT -> at + 1;
                    case UP -> at - perRow();
                    case DOWN -> at + perRow();
                    case HOME -> 0;
                    case END -> tiles.size() - 1;
                    default -> -1;
                };
        if (event.getCode().isArrowKey() || wanted >= 0) {
            event.consume();
        }
        if (wanted >= 0 && wanted < tiles.size()) {
            stopAt(wanted);
            tiles.get(wanted).button().requestFocus();
        }
    }

    private int at(EventTarget target) {
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).button().equals(target)) {
                return i;
            }
        }
        return -1;
    }

    private int perRow() {
        double top = tiles.get(0).button().getLayoutY();
        return (int) Math.max(
                1, tiles.stream().filter(t -> t.button().getLayoutY() == top).count());
    }
}
