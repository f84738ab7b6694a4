package graft.app.desk;

import com.sun.glass.ui.Application;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Files that the system hands to a running program when a person double-clicks them, as macOS does instead of naming them
 * on a command line. JavaFX has no public way to hear of that, and {@code java.awt.Desktop} would bring AWT's screen code into
 * the process, which JavaFX must not share on macOS; so this is JavaFX's inner one, which it also tells again of the file that
 * the program was started with. Every other notice goes where it went before. Elsewhere than on macOS nothing ever comes.
 */
public final class OpenedFiles extends Application.EventHandler {

    private final Application.EventHandler before;
    private final Consumer<List<Path>> taken;

    private OpenedFiles(Application.EventHandler before, Consumer<List<Path>> taken) {
        this.before = before;
        this.taken = taken;
    }

    /**
     * From now on hands such files on, on the JavaFX thread, where this has to be called too.
     *
     * @param taken takes them; never none
     */
    public static void listen(Consumer<List<Path>> taken) {
        Application application = Application.GetApplication();
        Application.EventHandler before = application.getEventHandler();
        application.setEventHandler(new OpenedFiles(before == null ? new Application.EventHandler() : before, taken));
    }

    @Override
    public void handleOpenFilesAction(Application application, long time, String[] files) {
        List<Path> paths = Arrays.stream(files == null ? new String[0] : files)
                .filter(file -> file != null && !file.isBlank())
                .map(Path::of)
                .toList();
        if (!paths.isEmpty()) {
            taken.accept(paths);
        }
    }

    @Override
    public void handleQuitAction(Application application, long time) {
        before.handleQuitAction(application, time);
    }

    @Override
    public boolean handleThemeChanged(String name) {
        return before.handleThemeChanged(name);
    }

    @Override
    public void handleWillFinishLaunchingAction(Application application, long time) {
        before.handleWillFinishLaunchingAction(application, time);
    }

    @Override
    public void handleDidFinishLaunchingAction(Application application, long time) {
        before.handleDidFinishLaunchingAction(application, time);
    }

    @Override
    public void handleWillBecomeActiveAction(Application application, long time) {
        before.handleWillBecomeActiveAction(application, time);
    }

    @Override
    public void handleDidBecomeActiveAction(Application application, long time) {
        before.handleDidBecomeActiveAction(application, time);
    }

    @Override
    public void handleWillResignActiveAction(Application application, long time) {
        before.handleWillResignActiveAction(application, time);
    }

    @Override
    public void handleDidResignActiveAction(Application application, long time) {
        before.handleDidResignActiveAction(application, time);
    }

    @Override
    public void handleDidReceiveMemoryWarning(Application application, long time) {
        before.handleDidReceiveMemoryWarning(application, time);
    }

    @Override
    public void handleWillHideAction(Application application, long time) {
        before.handleWillHideAction(application, time);
    }

    @Override
    public void handleDidHideAction(Application application, long time) {
        before.handleDidHideAction(application, time);
    }

    @Override
    public void handleWillUnhideAction(Application application, long time) {
        before.handleWillUnhideAction(application, time);
    }

    @Override
    public void handleDidUnhideAction(Application application, long time) {
        before.handleDidUnhideAction(application, time);
    }
}
