package graft.run.project;

import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.run.ExclusiveLock;
import graft.run.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The projects of a person. */
public final class ProjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectStore.class);

    /** Looking into a folder that may be a moved one takes seconds at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String LOCKS = ".locks";

    private final Path root;
    private final Clock clock;

    /**
     * @param root the folder that holds the project folders; need not exist yet
     */
    public ProjectStore(Path root, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** The projects in the person's data folder. */
    public static ProjectStore in(Folders folders, Clock clock) {
        return new ProjectStore(folders.data().resolve("projects"), clock);
    }

    /** Whether a folder is a project's own. */
    public static boolean isProject(Path folder) {
        return Files.isRegularFile(folder.resolve(Project.PROJECT));
    }

    /** All projects, by id. One that cannot be read is among them; asking it for its name says why. */
    public List<Project> list() {
        return NewFolder.visible(root).stream()
                .filter(f -> Files.isRegularFile(f.resolve(Project.PROJECT)))
                .map(Project::new)
                .toList();
    }

    /**
     * The project of a folder of pictures: the one that was made for it; or else one whose own folder is gone and whose
     * pictures lie here now (more than half of them at the same path below, with the same bytes), which then belongs to this
     * folder; or else a new one.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if there is no such folder
     */
    public Project forImages(Path images) {
        Path canonical = canonical(images);
        return locked(() -> ofFolder(canonical).or(() -> movedTo(canonical)).orElseGet(() -> make(canonical)));
    }

    /** The project that was made for a folder, if there is one. */
    public Optional<Project> find(Path images) {
        return ofFolder(canonical(images));
    }

    /**
     * Opens a project in a folder of the person's choice, or makes it there.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it is the project of another folder of pictures that is still
     *     there, or of a newer Graft
     */
    public Project at(Path folder, Path images) {
        Path canonical = canonical(images);
        Project project = new Project(folder);
        return locked(() -> {
            if (!Files.exists(project.path().resolve(Project.PROJECT))) {
                return makeAt(project, canonical);
            }
            if (!isOf(project, canonical)) {
                if (!isMovedTo(project, canonical)) {
                    throw new GraftException(
                            ErrorCode.USAGE, Message.of("run.projectOfOthers", project.id(), project.images()));
                }
                project.relocate(canonical);
            }
            return project;
        });
    }

    private Project makeAt(Project project, Path images) {
        try {
            if (Files.isDirectory(project.path())) {
                try (var inside = Files.list(project.path())) {
                    if (inside.findAny().isPresent()) {
                        throw new GraftException(
                                ErrorCode.USAGE, Message.of("run.projectFolderNotEmpty", project.path()));
                    }
                }
            }
            ProjectRecord.DOCUMENT.write(project.path().resolve(Project.PROJECT), recordOf(images, project.path()));
            return project;
        } catch (IOException e) {
            throw notWritable(project.path(), e);
        }
    }

    private Optional<Project> ofFolder(Path canonical) {
        return list().stream().filter(p -> isOf(p, canonical)).findFirst();
    }

    private static boolean isOf(Project project, Path canonical) {
        try {
            Path images = project.images();
            return images.equals(canonical) || (Files.exists(images) && Files.isSameFile(images, canonical));
        } catch (GraftException | IOException e) {
            LOG.warn("project {} is passed over: {}", project.id(), e.getMessage());
            return false;
        }
    }

    private Optional<Project> movedTo(Path canonical) {
        Optional<Project> moved =
                list().stream().filter(p -> isMovedTo(p, canonical)).findFirst();
        moved.ifPresent(p -> p.relocate(canonical));
        return moved;
    }

    private static boolean isMovedTo(Project project, Path canonical) {
        try {
            Path pictures = project.path().resolve(Project.PICTURES);
            return !Files.exists(project.images())
                    && Files.exists(pictures)
                    && new MovedFolder(PictureList.read(pictures)).isNow(canonical);
        } catch (GraftException | IOException e) {
            LOG.warn("project {} is passed over: {}", project.id(), e.getMessage());
            return false;
        }
    }

    private Project make(Path images) {
        try {
            NewFolder folder = new NewFolder(root, Names.folder(NewFolder.nameOf(images), "pictures"));
            return new Project(folder.make(
                    id -> true,
                    made -> ProjectRecord.DOCUMENT.write(made.resolve(Project.PROJECT), recordOf(images, made))));
        } catch (IOException e) {
            throw notWritable(root, e);
        }
    }

    private ProjectRecord recordOf(Path images, Path project) {
        String name = images.getFileName() == null ? images.toString() : NewFolder.nameOf(images);
        return new ProjectRecord(name, clock.instant(), Reference.to(images, project));
    }

    private static GraftException notWritable(Path folder, IOException e) {
        return new GraftException(ErrorCode.DEVICE, Message.of("run.storeNotWritable", folder), e);
    }

    private <T> T locked(Supplier<T> work) {
        Message busy = Message.of("run.storeBusy");
        try {
            Files.createDirectories(root.resolve(LOCKS));
        } catch (IOException e) {
            throw notWritable(root, e);
        }
        try (ExclusiveLock lock = ExclusiveLock.acquire(root.resolve(LOCKS).resolve("projects.lock"), PATIENCE, busy)) {
            return work.get();
        }
    }

    /** The folder itself, whatever links or short names lead to it. */
    static Path canonical(Path images) {
        try {
            return images.toRealPath();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.scanNoFolder", images), e);
        }
    }
}
