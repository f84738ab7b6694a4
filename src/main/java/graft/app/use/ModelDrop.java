package graft.app.use;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes a model that is dropped anywhere on the window, before the page under it can mistake it for a picture. */
public final class ModelDrop {

    private ModelDrop() {}

    /**
     * From now on the window takes models; all else that is dropped is left to its pages.
     *
     * @param window the root of the scene
     */
    public static void install(Node window, Consumer<Path> taken) {
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (model(event).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                event.consume();
            }
        });
        window.addEventFilter(DragEvent.DRAG_DROPPED, event -> model(event).ifPresent(file -> {
            event.setDropCompleted(true);
            event.consume();
            taken.accept(file);
        }));
    }

    private static Optional<Path> model(DragEvent event) {
        List<File> files = event.getDragboard().getFiles();
        return files == null
                ? Optional.empty()
                : ForeignModel.among(files.stream().map(File::toPath).toList());
    }
}
