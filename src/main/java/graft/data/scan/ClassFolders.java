package graft.data.scan;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.data.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which class folder a file lies in, by the same reading of folders as for training: the folders right below, or those below
 * {@code train}, {@code val} and {@code test}.
 */
public final class ClassFolders {

    private final Path root;
    private final int depth;

    private ClassFolders(Path root, int depth) {
        this.root = root;
        this.depth = depth;
    }

    /**
     * Looks at a folder.
     *
     * @throws GraftException with {@link ErrorCode#DATA} if it may not be read
     */
    public static ClassFolders of(Path root) {
        try {
            Set<Part> parts = FolderWalk.partFolders(root);
            return new ClassFolders(root, parts.isEmpty() ? 1 : 2);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.scanNoPermission", root), e);
        }
    }

    /** All files inside, in natural order, but what other programs leave and what is said about the set beside its pictures. */
    public List<Path> files() {
        return FilesInside.of(root).stream()
                .filter(file -> classOf(file).isPresent() || !FolderWalk.isAboutTheSet(file))
                .toList();
    }

    /** The class folder a file of this folder lies in; nothing for one that lies in none. */
    public Optional<String> classOf(Path file) {
        Path inside = root.relativize(file);
        return inside.getNameCount() <= depth
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(inside.getName(depth - 1).toString(), Normalizer.Form.NFC));
    }
}
