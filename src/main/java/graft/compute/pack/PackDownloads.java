package graft.compute.pack;

import graft.common.CancellationToken;
import graft.common.Folders;
import graft.common.Progress;
import graft.common.download.Downloader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Packs on their way from the network to the disk: the files of each lie in a folder of its own until it is put together,
 * however often that is broken off meanwhile.
 *
 * @param folder of all downloads; need not exist yet
 * @param store where packs are put together
 */
public record PackDownloads(Path folder, PackStore store) {

    /** Those of the person who runs this process. */
    public static PackDownloads of(Folders folders, PackStore store) {
        return new PackDownloads(folders.cache().resolve("downloads"), store);
    }

    /**
     * Fetches the files of a pack and puts it together; broken off, it goes on where it was.
     *
     * @param progressOf what hears the bytes of each file, given its name; once more for putting it together, with no name
     * @throws graft.common.download.DownloadFailure if a file cannot be had, or is not what it should be
     * @throws graft.common.GraftException with code DEVICE if the disk is full or does not answer, CANCELLED if cancelled
     */
    public InstalledPack fetch(
            Pack pack,
            Downloader downloader,
            Function<Optional<String>, Progress> progressOf,
            CancellationToken cancellation) {
        Path shelf = shelf(pack);
        for (Pack.Archive archive : store.archives(pack)) {
            Path file = shelf.resolve(archive.name());
            if (!Files.isRegularFile(file)) {
                downloader.fetch(archive.download(), file, progressOf.apply(Optional.of(archive.name())), cancellation);
            }
        }
        InstalledPack installed = store.add(pack, shelf, progressOf.apply(Optional.empty()), cancellation);
        discard(pack);
        return installed;
    }

    /** How many bytes of a pack's files have come so far, those of a file that has not come whole among them. */
    public long come(Pack pack) {
        return PackStore.onDisk(pack, () -> {
            long bytes = 0;
            for (Pack.Archive archive : store.archives(pack)) {
                Path file = shelf(pack).resolve(archive.name());
                bytes += Files.isRegularFile(file) ? Files.size(file) : Downloader.begun(file);
            }
            return bytes;
        });
    }

    /** Deletes what has come of a pack. */
    public void discard(Pack pack) {
        PackStore.onDisk(pack, () -> {
            PackAssembly.delete(shelf(pack));
            return pack;
        });
    }

    private Path shelf(Pack pack) {
        return folder.resolve(pack.id());
    }
}
