package graft.common.download;

import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks zip, tar, tar.gz and tgz archives, told apart by their first bytes. Nothing leaves the folder, nothing but plain
 * files and folders is made, and nothing grows without end; an archive that tries is refused as a whole.
 */
public final class Unpacker {

    private static final int BUFFER = 1 << 16;
    private static final int TAR_MAGIC_AT = 257;

    private final ArchiveLimits limits;

    /** For archives of pictures. */
    public static Unpacker forPictures() {
        return new Unpacker(ArchiveLimits.pictures());
    }

    Unpacker(ArchiveLimits limits) {
        this.limits = limits;
    }

    /**
     * Unpacks an archive.
     *
     * @param folder must not exist; appears with all that is in the archive, or not at all
     * @param progress hears files; their number is known beforehand only for zip
     * @return how many files there are
     * @throws GraftException with {@link ErrorCode#DATA} if the archive is damaged, of another kind or hostile, with
     *     {@link ErrorCode#DEVICE} if the folder cannot be written, with {@link ErrorCode#CANCELLED} if cancelled
     */
    public int unpack(Path archive, Path folder, Progress progress, CancellationToken cancellation) {
        Path whole = folder.toAbsolutePath();
        Path unfinished = whole.resolveSibling(
                "." + whole.getFileName() + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
        String shown = String.valueOf(archive.getFileName());
        try {
            Files.createDirectories(unfinished);
            try {
                UnpackedTree tree = new UnpackedTree(unfinished, limits, Files.size(archive), progress, cancellation);
                read(archive, tree);
                Files.move(unfinished, whole);
                return tree.files();
            } finally {
                UnpackedTree.delete(unfinished);
            }
        } catch (HostileArchiveException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("download.hostile", shown), e);
        } catch (DamagedArchiveException e) {
            throw new GraftException(ErrorCode.DATA, Message.of("download.damaged", shown), e);
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("download.folder", folder), e);
        }
    }

    /**
     * Deletes a folder and all that is in it, links themselves and not what they lead to; nothing happens where there is
     * none.
     *
     * @throws IOException if something cannot be deleted
     */
    public static void delete(Path folder) throws IOException {
        UnpackedTree.delete(folder);
    }

    private static void read(Path archive, UnpackedTree tree) throws IOException {
        byte[] head = new byte[TAR_MAGIC_AT + 5];
        int length;
        try (InputStream in = Files.newInputStream(archive)) {
            length = in.readNBytes(head, 0, head.length);
        }
        if (length > 4 && head[0] == 'P' && head[1] == 'K') {
            zip(archive, tree);
        } else if (length > 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
                tar(unzipped(in), tree);
            }
        } else if (length == head.length
                && new String(head, TAR_MAGIC_AT, 5, StandardCharsets.US_ASCII).equals("ustar")) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), BUFFER)) {
                tar(in, tree);
            }
        } else {
            throw new DamagedArchiveException("neither zip nor tar", null);
        }
    }

    private static InputStream unzipped(InputStream in) throws DamagedArchiveException {
        try {
            return new GzipCompressorInputStream(in, true);
        } catch (IOException e) {
            throw new DamagedArchiveException("gzip", e);
        }
    }

    private static void zip(Path archive, UnpackedTree tree) throws IOException {
        try (ZipFile zip = open(archive)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            tree.expect(entries.size());
            for (ZipArchiveEntry entry : entries) {
                if (entry.isUnixSymlink()) {
                    throw new HostileArchiveException("a link: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    tree.folder(entry.getName());
                } else {
                    tree.file(entry.getName(), () -> zip.getInputStream(entry));
                }
            }
        }
    }

    private static ZipFile open(Path archive) throws DamagedArchiveException {
        try {
            return ZipFile.builder().setPath(archive).get();
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedArchiveException("zip", e);
        }
    }

    private static void tar(InputStream in, UnpackedTree tree) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(in);
        for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
            if (entry.isDirectory()) {
                tree.folder(entry.getName());
            } else if (entry.isFile()
                    && !entry.isLink()
                    && !entry.isSymbolicLink()
                    && !entry.isSparse()
                    && !entry.isBlockDevice()
                    && !entry.isCharacterDevice()
                    && !entry.isFIFO()) {
                tree.file(entry.getName(), () -> UnpackedTree.unclosed(tar));
            } else {
                throw new HostileArchiveException("neither file nor folder: " + entry.getName());
            }
        }
    }

    private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws DamagedArchiveException {
        try {
            return tar.getNextEntry();
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedArchiveException("tar", e);
        }
    }
}
