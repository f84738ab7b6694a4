package graft.data.scan;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The files in a folder and its folders, in natural order, hidden ones and what systems leave there not included. */
public final class FilesInside {

    /** What other programs leave in folders of pictures. */
    private static final Set<String> SYSTEM_NAMES = Set.of("thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx");

    private FilesInside() {}

    /**
     * The files; whether they are pictures, reading them shows.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if the folder may not be read
     */
    public static List<Path> of(Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Collector(folder, files));
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.scanNoPermission", folder), e);
        }
        files.sort(Comparator.comparing(Path::toString, new NaturalOrder()));
        return files;
    }

    /** Gathers files; what the system refuses to show is kept as a file that then cannot be read, and so is reported. */
    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path folder;
        private final List<Path> files;

        Collector(Path folder, List<Path> files) {
            this.folder = folder;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            return path.equals(folder) || !isHidden(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (!isHidden(path)) {
                files.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
            if (path.equals(folder)) {
                throw failure;
            }
            if (!isHidden(path)) {
                files.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path path) {
            String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
            return name.startsWith(".") || SYSTEM_NAMES.contains(name);
        }
    }
}
