package graft.run.project;

import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a folder that a person points at holds the pictures of a project, whatever they are called there: by the digests of
 * files. Some pictures, spread over all of them, stand for the rest, and only files of their sizes are read.
 *
 * @param asked how many pictures were looked for
 * @param found how many of them lie there
 */
public record FolderMatch(int asked, int found) {

    private static final int MOST_ASKED = 200;

    /**
     * Looks for them.
     *
     * @param progress hears how many files of the right sizes were read
     * @throws GraftException with {@link ErrorCode#DATA} if the folder cannot be read, {@link ErrorCode#CANCELLED} if
     *     cancelled
     */
    public static FolderMatch of(PictureList known, Path folder, Progress progress, CancellationToken cancellation) {
        List<PictureList.Entry> asked = some(known.entries());
        Set<Long> sizes = asked.stream().map(PictureList.Entry::bytes).collect(Collectors.toSet());
        try {
            List<Path> candidates = candidates(folder, sizes);
            Set<String> there = new HashSet<>();
            for (int i = 0; i < candidates.size(); i++) {
                cancellation.throwIfCancelled();
                progress.at(i, candidates.size());
                there.add(Digests.ofFile(candidates.get(i)));
            }
            int found = (int)
                    asked.stream().filter(e -> there.contains(e.fileDigest())).count();
            return new FolderMatch(asked.size(), found);
        } catch (IOException | UncheckedIOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.scanNoPermission", folder), e);
        }
    }

    private static List<PictureList.Entry> some(List<PictureList.Entry> all) {
        int step = Math.max(1, (all.size() + MOST_ASKED - 1) / MOST_ASKED);
        List<PictureList.Entry> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += step) {
            some.add(all.get(i));
        }
        return some;
    }

    private static List<Path> candidates(Path folder, Set<Long> sizes) throws IOException {
        List<Path> candidates = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (sizes.contains(Files.size(file))) {
                    candidates.add(file);
                }
            }
        }
        return candidates;
    }

    /** More than half of them; fewer may be a part of the folder, or another one that shares some pictures with it. */
    public boolean isTheSame() {
        return found * 2 > asked;
    }
}
