package graft.app.settings;

import graft.app.task.Tasks;
import graft.common.DataFolder;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.RunState;
import graft.run.project.RunCatalogue;
import graft.worker.client.RunSession;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How much room runs and cached work take on the disk, and making some. */
public final class StorageModel {

    private final Folders folders;
    private final Path usual;
    private final RunCatalogue runs;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<Optional<Proposal>> proposal = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Relocation>> relocation =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Usage>> usage = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Message>> trouble = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * @param usual the data folder that the system would have
     * @param runs of all projects: while one trains, nothing moves
     */
    public StorageModel(Folders folders, Path usual, RunCatalogue runs, Tasks tasks) {
        this.folders = folders;
        this.usual = usual;
        this.runs = runs;
        this.tasks = tasks;
    }

    /**
     * A data folder that was chosen, before it is said what becomes of the projects.
     *
     * @param folder the new one
     * @param projects how many there are in the old one
     * @param bytes that they take
     * @param taken whether the new one holds projects of Graft already
     */
    public record Proposal(Path folder, int projects, long bytes, boolean taken) {}

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

    /** The folder that was chosen, if it is not there now. */
    public Optional<Path> awayFolder() {
        return DataFolder.chosen(usual).filter(chosen -> !Files.isDirectory(chosen));
    }

    /** Another data folder that was chosen and not decided about. */
    public ReadOnlyObjectProperty<Optional<Proposal>> proposalProperty() {
        return proposal.getReadOnlyProperty();
    }

    /** What is to be done now: whoever has the window closes it, carries this out, and opens it anew. */
    public ReadOnlyObjectProperty<Optional<Relocation>> relocationProperty() {
        return relocation.getReadOnlyProperty();
    }

    /** Chooses another data folder; nothing moves before it is said what becomes of the projects. */
    public void propose(Path folder) {
        trouble.set(Optional.empty());
        tasks.start(
                (progress, cancellation) -> {
                    if (runs.list().stream().anyMatch(run -> run.state() instanceof RunState.Training)) {
                        throw new GraftException(ErrorCode.USAGE, Message.of("settings.trainingRuns"));
                    }
                    Path projects = folders.data().resolve("projects");
                    return new Proposal(
                            folder,
                            (int) runs.list().stream()
                                    .map(RunCatalogue.Entry::project)
                                    .distinct()
                                    .count(),
                            size(projects),
                            Relocation.holdsProjects(folder));
                },
                made -> proposal.set(Optional.of(made)),
                this::tell);
    }

    /** Keeps the data folder as it is. */
    public void keep() {
        proposal.set(Optional.empty());
    }

    /**
     * Takes the folder that was chosen.
     *
     * @param move whether the projects move there, or stay where they are
     */
    public void relocate(boolean move) {
        proposal.get().ifPresent(chosen -> {
            proposal.set(Optional.empty());
            relocation.set(Optional.of(new Relocation(usual, folders.data(), chosen.folder(), move)));
        });
    }

    /** It could not be carried out. */
    public void refused(GraftException failure) {
        tell(failure);
    }

    /** What can be computed again. */
    private List<Path> cached() {
        return List.of(RunSession.activations(folders), folders.cache().resolve("trials"));
    }

    /** Counts. */
    public void count() {
        tasks.start(
                (progress, cancellation) -> new Usage(
                        size(folders.data().resolve("projects")),
                        cached().stream().mapToLong(StorageModel::size).sum()),
                counted -> usage.set(Optional.of(counted)),
                this::tell);
    }

    /** Deletes cached work; the next training computes it again. */
    public void clearCache() {
        tasks.start(
                (progress, cancellation) -> {
                    cached().forEach(StorageModel::delete);
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
