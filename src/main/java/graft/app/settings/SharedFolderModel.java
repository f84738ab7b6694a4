package graft.app.settings;

import graft.app.task.Tasks;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The folder from which all computers of a room read backbones and samples: which it is, and naming another. */
public final class SharedFolderModel {

    private final Folders folders;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<SharedFolder.Named>> named =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();

    public SharedFolderModel(Folders folders, Tasks tasks) {
        this.folders = folders;
        this.tasks = tasks;
    }

    /** What is named; empty until {@link #look} has found out. */
    public ReadOnlyObjectProperty<Optional<SharedFolder.Named>> namedProperty() {
        return named.getReadOnlyProperty();
    }

    /** What went wrong last. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether something else was named than what this window reads; it counts from the next start on. */
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** Looks what is named; a folder in a network takes its time to answer. */
    public void look() {
        tasks.start(
                (progress, cancellation) -> SharedFolder.current(folders),
                found -> named.set(Optional.of(found)),
                this::tell);
    }

    /** Names a folder, if there is anything in it to share. */
    public void choose(Path folder) {
        set(Optional.of(folder));
    }

    /** Names none; one that the installation names counts again. */
    public void forget() {
        set(Optional.empty());
    }

    private void set(Optional<Path> folder) {
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> {
                    write(folder);
                    return true;
                },
                done -> {
                    changed.set(true);
                    look();
                },
                this::tell);
    }

    private void write(Optional<Path> folder) {
        if (folder.isPresent() && !SharedFolder.holdsSomething(folder.get())) {
            throw new GraftException(ErrorCode.USAGE, Message.of("settings.nothingShared", folder.get()));
        }
        try {
            SharedFolder.choose(folders, folder);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("settings.storageTrouble", folders.data()), e);
        }
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }
}
