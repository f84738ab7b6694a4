package graft.app.settings;

import graft.common.CancellationToken;
import graft.common.DataFolder;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another data folder. Either everything moves there, all of it or none; or it stays where it is, and only the settings come
 * along. Carried out while no window has the old folder open.
 *
 * @param usual the folder the system would have, where the choice is written
 * @param from the folder until now
 * @param to the folder from now on
 * @param move whether projects, runs and backbones move there
 */
public record Relocation(Path usual, Path from, Path to, boolean move) {

    private static final String SETTINGS = "settings.json";

    public Relocation {
        usual = usual.toAbsolutePath().normalize();
        from = from.toAbsolutePath().normalize();
        to = to.toAbsolutePath().normalize();
    }

    /** Whether there are projects of Graft in a folder already. */
    static boolean holdsProjects(Path folder) {
        return Files.isDirectory(folder.resolve("projects"));
    }

    /**
     * Does it.
     *
     * @param progress hears how many of the folders and files on top have moved
     * @throws GraftException with {@link ErrorCode#USAGE} if it cannot be done there, {@link ErrorCode#DEVICE} if the disk
     *     does not take it; everything is then where it was
     */
    public void carryOut(Progress progress, CancellationToken cancellation) {
        if (to.startsWith(from) || from.startsWith(to)) {
            throw new GraftException(ErrorCode.USAGE, Message.of("settings.insideEachOther", to));
        }
        Deque<Path> moved = new ArrayDeque<>();
        try {
            Files.createDirectories(to);
            Files.delete(Files.createTempFile(to, "graft", ".probe"));
            if (move) {
                moveAll(moved, progress, cancellation);
            } else if (Files.exists(from.resolve(SETTINGS)) && !Files.exists(to.resolve(SETTINGS))) {
                Files.copy(from.resolve(SETTINGS), to.resolve(SETTINGS));
            }
            DataFolder.choose(usual, to);
        } catch (IOException e) {
            putBack(moved, e);
            throw new GraftException(ErrorCode.DEVICE, Message.of("settings.notMoved", to), e);
        } catch (GraftException e) {
            putBack(moved, e);
            throw e;
        }
    }

    private void moveAll(Deque<Path> moved, Progress progress, CancellationToken cancellation) throws IOException {
        List<Path> all = inside(from);
        for (Path one : all) {
            if (Files.exists(to.resolve(one.getFileName()))) {
                throw new GraftException(ErrorCode.USAGE, Message.of("settings.thereAlready", to));
            }
        }
        for (int i = 0; i < all.size(); i++) {
            progress.at(i, all.size());
            cancellation.throwIfCancelled();
            move(all.get(i), to.resolve(all.get(i).getFileName()));
            moved.push(all.get(i));
        }
        progress.at(all.size(), all.size());
    }

    /** Everything but the note of where data are. */
    private static List<Path> inside(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.endsWith(DataFolder.FILE)).sorted().toList();
        }
    }

    private void putBack(Deque<Path> moved, Exception why) {
        for (Path one : moved) {
            try {
                move(to.resolve(one.getFileName()), one);
            } catch (IOException e) {
                why.addSuppressed(e); // it lies whole in the new folder
            }
        }
    }

    /** By its name where that is possible; to another disk by a copy that appears when it is whole. */
    private static void move(Path one, Path target) throws IOException {
        try {
            Files.move(one, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException otherDisk) {
            Path unfinished = target.resolveSibling("." + target.getFileName() + ".part");
            try {
                delete(unfinished);
                copy(one, unfinished);
                Files.move(unfinished, target);
            } catch (IOException e) {
                e.addSuppressed(otherDisk);
                delete(unfinished);
                throw e;
            }
            delete(one);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path one : (Iterable<Path>) tree::iterator) {
                Path target = to.resolve(from.relativize(one).toString());
                if (Files.isDirectory(one)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(one, target, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(one);
            }
        }
    }
}
