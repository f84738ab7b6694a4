package graft.app.desk;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.HostServices;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** The real desktop. */
public final class FxDesk implements Desk {

    private final HostServices services;
    private final Window window;
    private final Runnable stayAlive;
    private final Runnable leave;
    private final SystemCommands system;

    /**
     * @param window the one that dialogs belong to
     * @param stayAlive lets the process outlive its window
     * @param leave ends the process
     */
    public FxDesk(HostServices services, Window window, Runnable stayAlive, Runnable leave) {
        this.services = services;
        this.window = window;
        this.stayAlive = stayAlive;
        this.leave = leave;
        this.system = SystemCommands.current();
    }

    @Override
    public Optional<Path> chooseFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return Optional.ofNullable(chooser.showDialog(window)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFile(String title, List<String> endings) {
        return Optional.ofNullable(chooser(title, endings).showOpenDialog(window))
                .map(File::toPath);
    }

    @Override
    public List<Path> chooseFiles(String title, List<String> endings) {
        return Optional.ofNullable(chooser(title, endings).showOpenMultipleDialog(window)).stream()
                .flatMap(List::stream)
                .map(File::toPath)
                .toList();
    }

    private static FileChooser chooser(String title, List<String> endings) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (!endings.isEmpty()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(String.join(", ", endings), endings));
        }
        return chooser;
    }

    @Override
    public Optional<Path> chooseTarget(String title, String proposedName) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(proposedName);
        return Optional.ofNullable(chooser.showSaveDialog(window)).map(File::toPath);
    }

    @Override
    public void show(Path file) {
        // File managers open folders; which of them can also point at a file differs from system to system.
        Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
        services.showDocument((folder == null ? file : folder).toUri().toString());
    }

    @Override
    public void open(Path file) {
        services.showDocument(file.toUri().toString());
    }

    @Override
    public void tell(String title, String text) {
        system.tell(title, text);
    }

    @Override
    public Awake keepAwake(String reason) {
        return system.keepAwake(reason);
    }

    @Override
    public void hideWindow() {
        stayAlive.run();
        window.hide();
    }

    @Override
    public void leave() {
        leave.run();
    }
}
