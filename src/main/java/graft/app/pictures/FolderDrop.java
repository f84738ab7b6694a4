package graft.app.pictures;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes a folder that is dropped anywhere on a page; files that are dropped stand for the folder they lie in. */
final class FolderDrop {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("dropping");

    private final Node page;
    private final Consumer<Path> dropped;

    private FolderDrop(Node page, Consumer<Path> dropped) {
        this.page = page;
        this.dropped = dropped;
    }

    /**
     * From now on the page takes folders.
     *
     * @param dropped takes the folder
     */
    static void install(Node page, Consumer<Path> dropped) {
        new FolderDrop(page, dropped).listen();
    }

    private void listen() {
        page.addEventHandler(DragEvent.DRAG_OVER, this::over);
        page.addEventHandler(DragEvent.DRAG_EXITED, event -> page.pseudoClassStateChanged(OVER, false));
        page.addEventHandler(DragEvent.DRAG_DROPPED, this::drop);
    }

    private static Optional<Path> folder(DragEvent event) {
        return event.getDragboard().getFiles().stream()
                .findFirst()
                .map(file -> file.isDirectory() ? file : file.getParentFile())
                .map(File::toPath);
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            page.pseudoClassStateChanged(OVER, true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        Optional<Path> folder = folder(event);
        page.pseudoClassStateChanged(OVER, false);
        folder.ifPresent(dropped);
        event.setDropCompleted(folder.isPresent());
        event.consume();
    }
}
