package graft.data.scan;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Parallel;
import graft.data.PictureReader;
import graft.data.UnreadablePictureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Scans a folder of class folders, or one with train, val and test on top, and reads every picture in it once. At no
 * time more pictures are in memory than there are threads.
 */
public final class FolderScanner {

    private final PictureReader reader;
    private final int threads;
    private final PictureSink sink;

    /**
     * @param threads how many pictures are decoded at a time, 1 or more
     * @param sink sees every picture that is decoded
     */
    public FolderScanner(PictureReader reader, int threads, PictureSink sink) {
        this.reader = reader;
        this.threads = threads;
        this.sink = sink;
    }

    public FolderScanner(PictureReader reader, int threads) {
        this(reader, threads, PictureSink.NONE);
    }

    /**
     * Scans a folder. What is wrong with single files and classes is in {@link Scan#problems()}; call
     * {@link Scan#requireTrainable()} before training.
     *
     * @param cache what is known from the last scan of this folder; also kept when this one is cancelled
     * @throws GraftException with {@link ErrorCode#DATA} if the folder is missing, is a file, may not be read, is empty
     *     or holds no class folder; with {@link ErrorCode#CANCELLED} if cancelled
     */
    public Scan scan(Path folder, ScanCache cache, Progress progress, CancellationToken cancellation) {
        return scan(folder, cache, PictureChoices.NONE, ClassCorrections.NONE, progress, cancellation);
    }

    /** The same, as if what a person has ruled out did not lie there, and what they have corrected lay elsewhere. */
    public Scan scan(
            Path folder,
            ScanCache cache,
            PictureChoices choices,
            ClassCorrections corrections,
            Progress progress,
            CancellationToken cancellation) {
        Path root = folder.toAbsolutePath().normalize();
        FolderWalk.Found found = walk(root);
        List<Examined> examined = examine(root, found.files(), cache, progress, cancellation);
        return new ScanFindings(root, found, corrections.apply(examined), choices).scan();
    }

    private static FolderWalk.Found walk(Path root) {
        if (!Files.exists(root)) {
            throw refusal("data.scanNoFolder", root);
        }
        if (!Files.isDirectory(root)) {
            throw refusal("data.scanNotAFolder", root);
        }
        FolderWalk.Found found;
        try {
            if (!Files.isReadable(root)) {
                throw new AccessDeniedException(root.toString());
            }
            found = FolderWalk.walk(root);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("data.scanNoPermission", root), e);
        }
        if (found.classFolders().isEmpty()) {
            if (found.loose().isEmpty() && found.locked().isEmpty()) {
                throw refusal("data.scanEmpty", root);
            }
            if (found.loose().isEmpty()) {
                throw refusal("data.scanNoPermission", root);
            }
            throw new GraftException(
                    ErrorCode.DATA,
                    Message.of("data.scanNoClassFolders", root, found.loose().size()));
        }
        if (found.files().isEmpty() && found.loose().isEmpty() && found.locked().isEmpty()) {
            throw refusal("data.scanEmpty", root);
        }
        return found;
    }

    private static GraftException refusal(String key, Path folder) {
        return new GraftException(ErrorCode.DATA, Message.of(key, folder));
    }

    private List<Examined> examine(
            Path root, List<FoundFile> files, ScanCache cache, Progress progress, CancellationToken cancellation) {
        Map<String, Examined> known = cache.load(files);
        AtomicReferenceArray<@Nullable Examined> all = new AtomicReferenceArray<>(files.size());
        PictureExaminer examiner = new PictureExaminer(reader);
        try {
            new Parallel(threads, "scan")
                    .forEach(
                            files.size(),
                            i -> {
                                FoundFile file = files.get(i);
                                Examined before = known.get(file.path());
                                all.set(i, before != null ? before : examine(examiner, root, file));
                            },
                            progress,
                            cancellation);
        } finally {
            if (known.size() < files.size()) {
                cache.save(present(all));
            }
        }
        return present(all);
    }

    private Examined examine(PictureExaminer examiner, Path root, FoundFile file) {
        try {
            return new Examined.Read(new Picture(file, examiner.examine(root.resolve(file.path()), sink)));
        } catch (UnreadablePictureException e) {
            return new Examined.Failed(file, e.reason());
        }
    }

    private static List<Examined> present(AtomicReferenceArray<@Nullable Examined> all) {
        List<Examined> present = new ArrayList<>(all.length());
        for (int i = 0; i < all.length(); i++) {
            if (all.get(i) != null) {
                present.add(Objects.requireNonNull(all.get(i)));
            }
        }
        return present;
    }
}
