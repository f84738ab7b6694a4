package graft.samples;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import graft.data.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the pictures of sample datasets to disk. */
public final class SampleRenderer {

    private final int threads;

    /** @param threads how many pictures are painted at a time */
    public SampleRenderer(int threads) {
        this.threads = threads;
    }

    /**
     * Writes a set below a folder, each file whole or not at all. Files that are there already are not replaced.
     *
     * @param folder of the set itself; need not exist
     * @return how many files were written
     * @throws GraftException with {@link ErrorCode#DATA} if there is a file of the set already, with
     *     {@link ErrorCode#DEVICE} if it cannot be written, with {@link ErrorCode#CANCELLED} if cancelled
     */
    public int render(SampleSet set, long seed, Path folder, Progress progress, CancellationToken cancellation) {
        List<SampleFile> files = set.files().apply(seed);
        files.stream()
                .map(f -> folder.resolve(f.path()))
                .filter(Files::exists)
                .findFirst()
                .ifPresent(there -> {
                    throw new GraftException(ErrorCode.DATA, Message.of("samples.there", there));
                });
        new Parallel(threads, "samples")
                .forEach(files.size(), i -> write(files.get(i), folder), progress, cancellation);
        return files.size();
    }

    private static void write(SampleFile file, Path folder) {
        try {
            AtomicFiles.write(folder.resolve(file.path()), file.content().get());
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("samples.folder", folder), e);
        }
    }
}
