package graft.common.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.AtomicFiles;
import graft.common.Digests;
import graft.common.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of a file that is being fetched, and beside it a note of which version of which file it is the beginning
 * of. Both survive a kill. Only one process at a time may have it open.
 */
final class PartFile implements AutoCloseable {

    private static final int SCHEMA_VERSION = 1;
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path note;
    private final FileChannel channel;
    private final FileLock lock;
    private MessageDigest sha256 = Digests.sha256();
    private MessageDigest md5 = Digests.md5();
    private long length;

    /**
     * What tells one version of a file from another.
     *
     * @param address where it came from
     * @param validator its ETag or its time of last change
     */
    record Version(int schemaVersion, String address, String validator) {
        static Version of(String address, String validator) {
            return new Version(SCHEMA_VERSION, address, validator);
        }
    }

    private PartFile(Path file, Path note, FileChannel channel, FileLock lock) {
        this.file = file;
        this.note = note;
        this.channel = channel;
        this.lock = lock;
    }

    /** Where the part of a target lies. */
    static Path of(Path target) {
        return target.resolveSibling(target.getFileName() + AtomicFiles.TEMPORARY_SUFFIX);
    }

    /** The part of this target, empty if there was none; nothing if another process is at it. */
    static Optional<PartFile> open(Path target) throws IOException {
        Path file = of(target);
        Path note = target.resolveSibling(target.getFileName() + AtomicFiles.TEMPORARY_SUFFIX + ".json");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        @Nullable FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        PartFile part = new PartFile(file, note, channel, lock);
        part.digestWhatIsThere();
        return Optional.of(part);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void digestWhatIsThere() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        channel.position(0);
        while (channel.read(buffer) >= 0) {
            length += buffer.flip().remaining();
            digest(buffer);
            buffer.clear();
        }
    }

    long length() {
        return length;
    }

    /** Which version this is the beginning of, if that was noted and can be read. */
    Optional<Version> version() {
        try {
            return Files.exists(note)
                    ? Optional.of(Json.read(Files.readString(note), Version.class))
                            .filter(v -> v.schemaVersion() == SCHEMA_VERSION)
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty(); // whoever wrote this was not us; begin again
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Throws away what there is, and notes of which version the following bytes are. */
    void restart(Optional<Version> version) throws IOException {
        channel.truncate(0);
        channel.position(0);
        sha256 = Digests.sha256();
        md5 = Digests.md5();
        length = 0;
        Files.deleteIfExists(note);
        if (version.isPresent()) {
            AtomicFiles.writeText(note, Json.pretty(version.get()));
        }
    }

    void append(List<ByteBuffer> buffers) throws IOException {
        for (ByteBuffer buffer : buffers) {
            digest(buffer);
            length += buffer.remaining();
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    private void digest(ByteBuffer buffer) {
        sha256.update(buffer.duplicate());
        md5.update(buffer.duplicate());
    }

    /** The SHA-256 of everything so far. */
    String sha256() {
        return soFar(sha256);
    }

    /** The MD5 of everything so far. */
    String md5() {
        return soFar(md5);
    }

    private static String soFar(MessageDigest digest) {
        try {
            return Digests.hex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the JDK's digests can be cloned", e);
        }
    }

    /** Makes the complete part the target. */
    void finish(Path target) throws IOException {
        channel.force(true);
        close();
        AtomicFiles.move(file, target);
        Files.deleteIfExists(note);
    }

    @Override
    public void close() throws IOException {
        if (channel.isOpen()) {
            lock.release();
            channel.close();
        }
    }
}
