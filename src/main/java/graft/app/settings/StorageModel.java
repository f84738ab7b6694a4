package graft.app.settings;

import graft.app.task.Tasks;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.worker.client.RunSession;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much room runs and cached work take on the disk, and making some. */
public final class StorageModel {

    private final Folders folders;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Usage>> usage = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    public StorageModel(Folders folders, Tasks tasks) {
        this.folders = folders;
        this.tasks = tasks;
    }

    /**
     * Bytes on the disk.
     *
     * @param projects of all projects with their runs
     * @param cache of what can be computed again
     */
    public record Usage(long projects, long cache) {}

    /** What is taken; empty until it was counted. */
    public ReadOnlyObjectProperty<Optional<Usage>> usageProperty() {
        return usage.getReadOnlyProperty();
    }

    /** What went wrong last. */
    public ReadOnlyObjectProperty<Optional<Message>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Where projects lie. */
    public Path dataFolder() {
        return folders.data();
    }

    /** Counts. */
    public void count() {
        tasks.start(
                (progress, cancellation) ->
                        new Usage(size(folders.data().resolve("projects")), size(RunSession.activations(folders))),
                counted -> usage.set(Optional.of(counted)),
                this::tell);
    }

    /** Deletes cached work; the next training computes it again. */
    public void clearCache() {
        tasks.start(
                (progress, cancellation) -> {
                    delete(RunSession.activations(folders));
                    return true;
                },
                done -> count(),
                this::tell);
    }

    private void tell(GraftException failure) {
        trouble.set(Optional.of(failure.userMessage()));
    }

    private static long size(Path folder) {
        AtomicLong bytes = new AtomicLong();
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes.addAndGet(attributes.size());
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes.get();
    }

    private static void delete(Path folder) {
        walk(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void walk(Path folder, SimpleFileVisitor<Path> visitor) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, visitor);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("settings.storageTrouble", folder), e);
        }
    }
}
