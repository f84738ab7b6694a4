package graft.compute.pack;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.Folders;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.compute.pack.PackSeal.Reading;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The packs on disk, each a folder of its id. One appears there complete or not at all; what is in it is compared with what
 * was put there before a worker gets it. Packs are never on the class path of this process.
 */
public final class PackStore {

    private static final String UNFINISHED = ".unfinished-";
    private static final String LOCK = ".lock";

    private final Path folder;
    private final Packs packs;
    private final String system;

    /**
     * @param folder of the packs; need not exist yet
     * @param packs those that are known
     * @param system the kind of machine, as {@link Packs#system} names it
     */
    public PackStore(Path folder, Packs packs, String system) {
        this.folder = folder;
        this.packs = packs;
        this.system = system;
    }

    /** The packs of the person who runs this process, for this machine. */
    public static PackStore of(Folders folders) {
        return new PackStore(folders.data().resolve("packs"), Packs.bundled(), Packs.thisSystem());
    }

    /** The packs there are for this kind of machine. */
    public List<Pack> offered() {
        return packs.packs().stream()
                .filter(pack -> !pack.archives(system).isEmpty())
                .toList();
    }

    /**
     * One of those.
     *
     * @throws GraftException with {@link ErrorCode#USAGE} if there is none of this id
     */
    public Pack offered(String id) {
        return offered().stream()
                .filter(pack -> pack.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new GraftException(ErrorCode.USAGE, Message.of("pack.unknown", id)));
    }

    /** How much there is to fetch for a pack. */
    public long bytes(Pack pack) {
        return pack.bytes(system);
    }

    /** The files that a pack is made of here. */
    public List<Pack.Archive> archives(Pack pack) {
        return pack.archives(system);
    }

    /** Whether a pack is there, in the version that this Graft knows, sound or not. */
    public boolean has(Pack pack) {
        return seal(pack).isPresent();
    }

    /** How many bytes a pack takes that is there; 0 if it is not. */
    public long diskBytes(Pack pack) {
        return seal(pack).map(PackSeal::bytes).orElse(0L);
    }

    /**
     * The pack for a purpose, if it is there. Files that were touched since they were put there are read and compared.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if they are not what they were
     */
    public Optional<InstalledPack> ready(PackKind kind) {
        Optional<Pack> pack =
                offered().stream().filter(offer -> offer.kind() == kind).findFirst();
        return pack.flatMap(this::seal).map(seal -> checked(pack.orElseThrow(), seal));
    }

    private InstalledPack checked(Pack pack, PackSeal seal) {
        Path home = home(pack);
        Reading reading = new Reading(seal.bytes(), Progress.NONE, new CancellationToken());
        List<String> broken = onDisk(pack, () -> seal.broken(home, false, reading));
        if (!broken.isEmpty()) {
            throw damaged(pack, broken);
        }
        return new InstalledPack(
                pack.id(),
                pack.kind(),
                pack.version(),
                seal.in(home, PackSeal.CLASSES),
                home.resolve(PackSeal.NATIVES).toAbsolutePath());
    }

    /**
     * Puts a pack together from files that are here, and replaces the one that is there.
     *
     * @param archives the folder they are in, under the names they are published by; left as it is
     * @param progress hears bytes
     * @throws GraftException with {@link ErrorCode#DEVICE} if one is missing or not the published one, or the disk is full
     */
    public InstalledPack add(Pack pack, Path archives, Progress progress, CancellationToken cancellation) {
        return alone(pack, home -> {
            clear();
            Path unfinished = Files.createDirectories(folder.resolve(UNFINISHED + UUID.randomUUID()));
            Reading reading = new Reading(PackAssembly.work(pack, system), progress, cancellation);
            try {
                new PackAssembly(pack, system, unfinished).run(archives, reading);
                PackAssembly.delete(home);
                AtomicFiles.move(unfinished, home);
            } finally {
                PackAssembly.delete(unfinished);
            }
            return ready(pack.kind()).orElseThrow();
        });
    }

    /**
     * Reads every file of a pack.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if the pack is not there, or one is not what it was
     */
    public void verify(Pack pack, Progress progress, CancellationToken cancellation) {
        PackSeal seal = seal(pack)
                .orElseThrow(() -> new GraftException(ErrorCode.DEVICE, Message.of("pack.absent", pack.id())));
        alone(pack, home -> {
            List<String> broken = seal.broken(home, true, new Reading(seal.bytes(), progress, cancellation));
            if (!broken.isEmpty()) {
                throw damaged(pack, broken);
            }
            seal.touched(home).write(home);
            return home;
        });
    }

    /**
     * Deletes a pack, sound or not.
     *
     * @throws GraftException with {@link ErrorCode#DEVICE} if it is not there
     */
    public void remove(Pack pack) {
        if (!Files.isDirectory(home(pack))) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("pack.absent", pack.id()));
        }
        alone(pack, home -> {
            PackAssembly.delete(home);
            return home;
        });
    }

    private Path home(Pack pack) {
        return folder.resolve(pack.id());
    }

    private Optional<PackSeal> seal(Pack pack) {
        return onDisk(pack, () -> PackSeal.of(home(pack)))
                .filter(seal -> seal.id().equals(pack.id())
                        && seal.version().equals(pack.version())
                        && seal.system().equals(system));
    }

    private static GraftException damaged(Pack pack, List<String> files) {
        return new GraftException(
                ErrorCode.DEVICE, Message.of("pack.damaged", pack.kind().title(), pack.id(), files.get(0)));
    }

    /** Leftovers of a process that was killed. */
    private void clear() throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(folder)) {
            left = all.filter(path -> path.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path path : left) {
            PackAssembly.delete(path);
        }
    }

    private interface Work<T> {
        T run(Path home) throws IOException;
    }

    interface Question<T> {
        T ask() throws IOException;
    }

    /** Does something that no other process does meanwhile. */
    private <T> T alone(Pack pack, Work<T> work) {
        return onDisk(pack, () -> {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (!lock.isValid()) {
                    throw new IOException("lock lost");
                }
                return work.run(home(pack));
            }
        });
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty(); // this very process does
        }
        return lock.orElseThrow(() -> new GraftException(ErrorCode.DEVICE, Message.of("pack.busy")));
    }

    static <T> T onDisk(Pack pack, Question<T> question) {
        try {
            return question.ask();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("pack.disk", pack.id()), e);
        }
    }
}
