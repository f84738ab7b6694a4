package graft.app.use;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/** Takes files and folders that are dropped anywhere on a page, or pasted there after they were copied elsewhere. */
final class FileDrop {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("dropping");
    private static final KeyCombination PASTE = new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

    private final Node page;
    private final Consumer<List<Path>> taken;

    private FileDrop(Node page, Consumer<List<Path>> taken) {
        this.page = page;
        this.taken = taken;
    }

    /**
     * From now on the page takes files.
     *
     * @param taken takes them; never none
     */
    static void install(Node page, Consumer<List<Path>> taken) {
        FileDrop drop = new FileDrop(page, taken);
        page.addEventHandler(DragEvent.DRAG_OVER, drop::over);
        page.addEventHandler(DragEvent.DRAG_EXITED, event -> page.pseudoClassStateChanged(OVER, false));
        page.addEventHandler(DragEvent.DRAG_DROPPED, drop::drop);
        page.addEventHandler(KeyEvent.KEY_PRESSED, drop::pressed);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            page.pseudoClassStateChanged(OVER, true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        page.pseudoClassStateChanged(OVER, false);
        event.setDropCompleted(take(event.getDragboard()));
        event.consume();
    }

    private void pressed(KeyEvent event) {
        if (PASTE.match(event) && take(Clipboard.getSystemClipboard())) {
            event.consume();
        }
    }

    private boolean take(Clipboard board) {
        List<Path> paths = board.getFiles().stream().map(File::toPath).toList();
        if (!paths.isEmpty()) {
            taken.accept(paths);
        }
        return !paths.isEmpty();
    }
}
