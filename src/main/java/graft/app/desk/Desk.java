package graft.app.desk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The person's desktop: its dialogs for files and folders, and its way of showing them. */
public interface Desk {

    /**
     * Has the person choose a folder.
     *
     * @param title of the dialog
     * @return nothing if they would rather not
     */
    Optional<Path> chooseFolder(String title);

    /**
     * Has the person choose a file.
     *
     * @param endings what its name may end with, such as {@code *.h5}; any where empty
     */
    Optional<Path> chooseFile(String title, List<String> endings);

    /** Has the person choose any number of files; none if they would rather not. */
    List<Path> chooseFiles(String title, List<String> endings);

    /** Has the person say where a file is to be written. */
    Optional<Path> chooseTarget(String title, String proposedName);

    /** Shows a file or folder in the system's file manager. */
    void show(Path file);

    /** Opens a file with the program that the person uses for its kind. */
    void open(Path file);

    /**
     * Tells the person something by way of the system's notices; does nothing where there are none. Takes a moment, so not
     * for the JavaFX thread.
     */
    void tell(String title, String text);

    /**
     * Keeps the computer from falling asleep until what comes back is closed, or this process ends. Takes a moment, so not
     * for the JavaFX thread.
     *
     * @param reason what the system may show as the reason
     */
    Awake keepAwake(String reason);

    /** Takes the window from the screen; the process goes on. */
    void hideWindow();

    /** Ends the window and with it the process, in an orderly way. */
    void leave();

    /** A computer that is kept awake; closing lets it rest, and does so once only. */
    @FunctionalInterface
    interface Awake extends AutoCloseable {
        @Override
        void close();
    }
}
