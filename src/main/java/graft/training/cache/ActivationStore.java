package graft.training.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The activations of one {@link ActivationKey}. Any number of processes may use a store at a time: each appends to segment
 * files of its own and sees what had been there when it opened the store. Not safe for use from two threads at a time.
 *
 * <p>Files are written with {@link FileChannel#write} and read by position, never mapped for writing: a full disk then is
 * an {@link IOException} and not an error in the middle of a memory access.
 */
public final class ActivationStore implements AutoCloseable {

    static final String LOCK_FILE = "in-use";
    private static final String SEGMENT_SUFFIX = ".bin";
    private static final String INDEX_SUFFIX = ".idx";
    private static final long SEGMENT_LIMIT = 1L << 30;

    private final Path folder;
    private final int values;
    private final Map<ViewId, SegmentIndex.Entry> entries = new HashMap<>();
    private final Map<Path, FileChannel> readers = new HashMap<>();
    private final FileChannel lockChannel;
    private final FileLock lock;
    private final ByteBuffer buffer;
    private @Nullable Segment writing;

    private ActivationStore(Path folder, int values, FileChannel lockChannel, FileLock lock) {
        this.folder = folder;
        this.values = values;
        this.lockChannel = lockChannel;
        this.lock = lock;
        this.buffer = ByteBuffer.allocateDirect(values * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A segment being written by this process. */
    private record Segment(Path file, FileChannel activations, FileChannel index) {}

    /** Opens the store in this folder, which is made if it is not there. */
    static ActivationStore open(Path folder, int values) throws IOException {
        Files.createDirectories(folder);
        FileChannel lockChannel = FileChannel.open(
                folder.resolve(LOCK_FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try {
            // Shared: only the eviction of old stores wants it alone.
            ActivationStore store =
                    new ActivationStore(folder, values, lockChannel, lockChannel.lock(0, Long.MAX_VALUE, true));
            store.readIndexes();
            Files.setLastModifiedTime(folder.resolve(LOCK_FILE), FileTime.from(Instant.now()));
            return store;
        } catch (IOException | RuntimeException e) {
            lockChannel.close();
            throw e;
        }
    }

    private void readIndexes() throws IOException {
        List<Path> indexes = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + INDEX_SUFFIX)) {
            files.forEach(indexes::add);
        }
        indexes.sort(null);
        for (Path index : indexes) {
            Path segment = folder.resolve(index.getFileName().toString().replace(INDEX_SUFFIX, SEGMENT_SUFFIX));
            if (Files.exists(segment)) {
                SegmentIndex.read(index, segment, entries);
            }
        }
    }

    /** How many numbers the activations of one view are. */
    public int values() {
        return values;
    }

    /**
     * Those of these views whose activations are not here or are damaged. Each one found is read once and its checksum
     * compared, so that what is here afterwards can be relied on.
     */
    public List<ViewId> missing(Collection<ViewId> views) throws IOException {
        List<ViewId> missing = new ArrayList<>();
        float[] scratch = new float[values];
        for (ViewId view : views) {
            if (!read(view, scratch, 0)) {
                missing.add(view);
            }
        }
        return missing;
    }

    /**
     * Copies a view's activations.
     *
     * @param into takes {@link #values()} numbers from {@code offset} on
     * @return whether they were here and whole
     */
    public boolean read(ViewId view, float[] into, int offset) throws IOException {
        SegmentIndex.Entry entry = entries.get(view);
        if (entry == null) {
            return false;
        }
        buffer.clear();
        try {
            SegmentIndex.readFully(reader(entry.segment()), buffer, entry.offset());
        } catch (EOFException e) {
            // The index reached the disk before a power cut and the activations did not.
            entries.remove(view);
            return false;
        }
        buffer.flip();
        if (SegmentIndex.checksum(buffer) != entry.checksum()) {
            entries.remove(view);
            return false;
        }
        buffer.asFloatBuffer().get(into, offset, values);
        return true;
    }

    /** Adds a view's activations: {@link #values()} numbers from {@code offset} on. */
    public void write(ViewId view, float[] from, int offset) throws IOException {
        Segment segment = segment();
        buffer.clear();
        buffer.asFloatBuffer().put(from, offset, values);
        int checksum = SegmentIndex.checksum(buffer);
        long position = segment.activations().position();
        writeFully(segment.activations(), buffer);
        writeFully(segment.index(), SegmentIndex.record(view, position, checksum));
        entries.put(view, new SegmentIndex.Entry(segment.file(), position, checksum));
    }

    private Segment segment() throws IOException {
        Segment current = writing;
        if (current != null && current.activations().position() + (long) values * Float.BYTES <= SEGMENT_LIMIT) {
            return current;
        }
        finishSegment();
        String name = UUID.randomUUID().toString();
        Path file = folder.resolve(name + SEGMENT_SUFFIX);
        FileChannel activations = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            FileChannel index = FileChannel.open(
                    folder.resolve(name + INDEX_SUFFIX), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Segment next = new Segment(file, activations, index);
            writing = next;
            return next;
        } catch (IOException e) {
            activations.close();
            throw e;
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private FileChannel reader(Path segment) throws IOException {
        FileChannel reader = readers.get(segment);
        if (reader == null) {
            reader = FileChannel.open(segment, StandardOpenOption.READ);
            readers.put(segment, reader);
        }
        return reader;
    }

    private void finishSegment() throws IOException {
        Segment segment = writing;
        writing = null;
        if (segment != null) {
            segment.activations().close();
            segment.index().close();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            finishSegment();
            for (FileChannel reader : readers.values()) {
                reader.close();
            }
        } finally {
            lock.release();
            lockChannel.close();
        }
    }
}
