package graft.run.project;

import graft.common.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a folder holds the pictures of a project whose own folder is gone: more than half of them lie there at the same
 * path below it with the same size, and so many of those as are looked into have the same bytes. Quick, because it comes
 * before every first scan of a folder.
 */
final class MovedFolder {

    /** Spread over all matching files; that many equal digests are no accident. */
    private static final int LOOKED_INTO = 16;

    private final List<PictureList.Entry> known;

    MovedFolder(PictureList known) {
        this.known = known.entries();
    }

    boolean isNow(Path folder) throws IOException {
        List<PictureList.Entry> matching =
                known.stream().filter(e -> sameSize(folder, e)).toList();
        if (known.isEmpty() || matching.size() * 2 <= known.size()) {
            return false;
        }
        int step = Math.max(1, matching.size() / LOOKED_INTO);
        for (int i = 0; i < matching.size(); i += step) {
            PictureList.Entry e = matching.get(i);
            if (!Digests.ofFile(folder.resolve(e.path())).equals(e.fileDigest())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameSize(Path folder, PictureList.Entry e) {
        try {
            return Files.size(folder.resolve(e.path())) == e.bytes();
        } catch (IOException | java.nio.file.InvalidPathException notThere) {
            return false;
        }
    }
}
