package graft.run.project;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A numbered folder that appears filled or not at all. Made under a lock, so that nobody else takes its name meanwhile. */
final class NewFolder {

    /** Folders that are being made, or being deleted, begin like this; one that is left over is thrown away. */
    private static final String UNFINISHED = ".unfinished-";

    private final Path parent;
    private final String name;

    /**
     * @param parent made if it is not there
     * @param name what its name begins with
     */
    NewFolder(Path parent, String name) {
        this.parent = parent;
        this.name = name;
    }

    /** Puts into a new folder what it must have from the first moment. */
    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    /**
     * Makes the folder {@code name-N} with the smallest N that is free.
     *
     * @param free whether a name is not taken elsewhere
     */
    Path make(Predicate<String> free, Filling filling) throws IOException {
        Files.createDirectories(parent);
        throwAwayUnfinished(parent);
        Path unfinished = Files.createDirectory(parent.resolve(UNFINISHED + UUID.randomUUID()));
        filling.fill(unfinished);
        for (int number = 1; ; number++) {
            String id = name + "-" + number;
            Path target = parent.resolve(id);
            if (!Files.exists(target) && free.test(id)) {
                return Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Deletes a folder so that a kill leaves it whole or gone: it loses its name first. */
    static void delete(Path folder) throws IOException {
        Path unfinished = folder.resolveSibling(UNFINISHED + UUID.randomUUID());
        Files.move(folder, unfinished, StandardCopyOption.ATOMIC_MOVE);
        deleteTree(unfinished);
    }

    static void throwAwayUnfinished(Path parent) throws IOException {
        if (Files.isDirectory(parent)) {
            try (Stream<Path> all = Files.list(parent)) {
                for (Path left :
                        all.filter(f -> nameOf(f).startsWith(UNFINISHED)).toList()) {
                    deleteTree(left);
                }
            }
        }
    }

    /** The folders in a folder that are not hidden; none if it is not there. */
    static List<Path> visible(Path parent) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(f -> !nameOf(f).startsWith(".") && Files.isDirectory(f))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("run.folderUnreadable", nameOf(parent)), e);
        }
    }

    static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Never follows a link out of the folder. */
    private static void deleteTree(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
