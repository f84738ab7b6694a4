package graft.run.project;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import graft.data.scan.NaturalOrder;
import graft.data.scan.Scan;
import graft.data.scan.ScanCache;
import graft.data.split.Split;
import graft.data.split.SplitExtension;
import graft.data.split.SplitManifest;
import graft.data.split.SplitSettings;
import graft.data.split.Splitter;
import graft.data.split.Units;
import graft.run.ExclusiveLock;
import graft.run.Reference;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The pictures of one subject, which of them train and which test, and the runs made with them. Each change is one file that
 * is replaced in one step, or one folder that is moved in one step, so that a kill at any time leaves a valid project; and
 * each is made under the project's lock.
 *
 * @param path the project's folder
 */
public record Project(Path path) {

    static final String PROJECT = "project.json";
    static final String PICTURES = "pictures.csv";
    static final String SPLIT = "split.csv";
    static final String SCAN_CACHE = "scan.jsonl";
    static final String CORRECTIONS = "corrections.jsonl";
    static final String THUMBNAILS = "thumbnails";
    static final String RUNS = "runs";
    static final String BIN = "bin";

    /** Changes take milliseconds; whoever holds the lock longer is in trouble. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public Project {
        path = path.toAbsolutePath().normalize();
    }

    /** The project's id: the name of its folder. */
    public String id() {
        return String.valueOf(path.getFileName());
    }

    /**
     * What the person calls it.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the project is damaged or of a newer Graft
     */
    public String name() {
        return record().name();
    }

    /** When it was made. */
    public Instant created() {
        return record().created();
    }

    /** The folder of its pictures, which may be away. */
    public Path images() {
        return Reference.resolve(record().images(), path);
    }

    private ProjectRecord record() {
        return ProjectRecord.DOCUMENT.read(path.resolve(PROJECT));
    }

    /** What the last scan knows of the files, so that the next one need not read them again. */
    public ScanCache scanCache() {
        return ScanCache.in(path.resolve(SCAN_CACHE));
    }

    /** The labels that the person has corrected. */
    public ProjectCorrections corrections() {
        return new ProjectCorrections(this);
    }

    /** Where small copies of the pictures are kept, by digest, so that a project opens while its pictures are away. */
    public Path thumbnails() {
        return path.resolve(THUMBNAILS);
    }

    /** Which picture is in which part; nothing before the first split. */
    public Optional<SplitManifest> split() {
        Path file = path.resolve(SPLIT);
        return Files.exists(file) ? Optional.of(SplitManifest.read(file)) : Optional.empty();
    }

    /**
     * Splits the pictures, or carries the split over to them: a test picture stays a test picture, whatever the seed and
     * whatever was added, renamed or given another class.
     *
     * @param units of the scan's usable pictures
     * @throws GraftException with {@link ErrorCode#DATA} if nothing can be learned from these pictures
     */
    public Split place(Scan scan, Units units, SplitSettings settings) {
        return locked(() -> {
            Split split = split().map(old -> new SplitExtension(settings).extend(old, scan, units))
                    .orElseGet(() -> new Splitter(settings).split(scan, units));
            return writing(() -> {
                split.manifest().write(path.resolve(SPLIT));
                PictureList.of(scan).write(path.resolve(PICTURES));
                return split;
            });
        });
    }

    /**
     * Splits the pictures as a table says, for one run only. The project's own split stays as it is: a person who gives a
     * table (the folds of a cross-validation, a published split) has decided what may be compared with what.
     *
     * @param given the part of every usable picture, by path
     * @throws GraftException with {@link ErrorCode#DATA} if nothing can be learned from these pictures
     */
    public Split placeForOneRun(Scan scan, Units units, Map<String, Part> given, SplitSettings settings) {
        return locked(() -> {
            Split split = new Splitter(settings).split(scan, units, given);
            return writing(() -> {
                PictureList.of(scan).write(path.resolve(PICTURES));
                return split;
            });
        });
    }

    /**
     * Notes which pictures there are, so that they are known while they are away and are found when they were moved.
     *
     * @param ruledOut classes that the scan leaves out by choice: what is known of them stays
     */
    public void remember(Scan scan, List<String> ruledOut) {
        locked(() -> writing(() -> {
            List<PictureList.Entry> kept = remembered().map(PictureList::entries).orElse(List.of()).stream()
                    .filter(e -> ruledOut.contains(e.className()))
                    .toList();
            PictureList.of(scan).with(kept).write(path.resolve(PICTURES));
            return true;
        }));
    }

    /** The pictures there were when they were last looked at; nothing before, or where that note is damaged. */
    public Optional<PictureList> remembered() {
        try {
            Path file = path.resolve(PICTURES);
            return Files.exists(file) ? Optional.of(PictureList.read(file)) : Optional.empty();
        } catch (GraftException e) {
            return Optional.empty(); // it is written anew by the next look
        }
    }

    /** The pictures now lie there; whether they are the same, a scan tells by their digests. */
    public void relocate(Path images) {
        String reference = Reference.to(ProjectStore.canonical(images), path);
        change(old -> new ProjectRecord(old.name(), old.created(), reference));
    }

    /** Gives the project another name; its folder and its id stay. */
    public void rename(String name) {
        change(old -> new ProjectRecord(name, old.created(), old.images()));
    }

    private void change(UnaryOperator<ProjectRecord> change) {
        locked(() -> {
            ProjectRecord changed = change.apply(record());
            return writing(() -> {
                ProjectRecord.DOCUMENT.write(path.resolve(PROJECT), changed);
                return changed;
            });
        });
    }

    /**
     * Makes a run: a folder that appears with its request in it. Its id is the day, its name and a number that no run of
     * this project has, those in the bin included: {@code 2026-11-21-ants-bees-2}.
     *
     * @param request what is asked; references in it start from {@link #path()}
     * @param clock tells the day, in the person's own time
     */
    public RunFolder newRun(RunRequest request, Clock clock) {
        String day = clock.instant().atZone(clock.getZone()).toLocalDate().toString();
        NewFolder folder = new NewFolder(path.resolve(RUNS), day + "-" + Names.folder(request.name(), "run"));
        return locked(() -> writing(() ->
                new RunFolder(folder.make(id -> !bin().has(id), made -> new RunFolder(made).writeRequest(request)))));
    }

    /**
     * Takes back a run of which there is nothing but the request, because it cannot be carried out as asked; any other is
     * left as it is.
     *
     * @return whether it is gone
     */
    public boolean withdraw(RunFolder run) {
        return locked(() -> writing(() -> {
            try (ExclusiveLock lock = run.lock(RunFolder.PATIENCE)) {
                if (Files.exists(run.file(RunFiles.PLAN)) || Files.exists(run.file(RunFiles.FINISHED))) {
                    return false;
                }
                NewFolder.delete(run.path());
                return true;
            }
        }));
    }

    /** The runs, oldest first, those in the bin not included. */
    public List<RunFolder> runs() {
        return NewFolder.visible(path.resolve(RUNS)).stream()
                .filter(RunFolder::isRun)
                .map(RunFolder::new)
                .sorted(Comparator.comparing((RunFolder r) -> r.created().orElse(Instant.EPOCH))
                        .thenComparing(RunFolder::id, new NaturalOrder()))
                .toList();
    }

    /** Deleted runs. */
    RunBin bin() {
        return new RunBin(path.resolve(BIN), path.resolve(RUNS));
    }

    /** Does something that changes the project, while nobody else does. */
    <T> T locked(Supplier<T> change) {
        Message busy = Message.of("run.projectBusy", id());
        try (ExclusiveLock lock =
                ExclusiveLock.acquire(path.resolve(".locks").resolve("project.lock"), PATIENCE, busy)) {
            return change.get();
        }
    }

    /** A change to the folder. */
    @FunctionalInterface
    private interface Writing<T> {
        T write() throws IOException;
    }

    private <T> T writing(Writing<T> change) {
        try {
            return change.write();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("run.projectNotWritable", id()), e);
        }
    }
}
