package graft.training.cache;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The list of what lies where in one segment file. Records are appended after the activations they describe and carry
 * checksums of themselves and of the activations, so that whatever a power cut left half written is recognised.
 */
final class SegmentIndex {

    private static final int DIGEST_BYTES = 32;
    /** digest, view, offset, checksum of the activations, checksum of the record. */
    static final int RECORD_BYTES = DIGEST_BYTES + 4 + 8 + 4 + 4;

    private SegmentIndex() {}

    /** Where a view's activations lie, and what they must add up to. */
    record Entry(Path segment, long offset, int checksum) {}

    static ByteBuffer record(ViewId id, long offset, int checksum) {
        ByteBuffer buffer = ByteBuffer.allocate(RECORD_BYTES);
        buffer.put(HexFormat.of().parseHex(id.pictureDigest()));
        buffer.putInt(id.view()).putLong(offset).putInt(checksum);
        buffer.putInt(checksum(buffer.slice(0, buffer.position())));
        return buffer.flip();
    }

    /** Adds the records of an index file up to the first one that is damaged. */
    static void read(Path index, Path segment, Map<ViewId, Entry> into) throws IOException {
        try (FileChannel channel = FileChannel.open(index, StandardOpenOption.READ)) {
            ByteBuffer buffer =
                    ByteBuffer.allocate((int) Math.min(channel.size(), 1 << 20) / RECORD_BYTES * RECORD_BYTES);
            if (buffer.capacity() == 0) {
                return;
            }
            long position = 0;
            while (true) {
                buffer.clear();
                buffer.limit(
                        (int) Math.min(buffer.capacity(), (channel.size() - position) / RECORD_BYTES * RECORD_BYTES));
                if (!buffer.hasRemaining()) {
                    return;
                }
                readFully(channel, buffer, position);
                position += buffer.limit();
                buffer.flip();
                while (buffer.hasRemaining()) {
                    if (!readRecord(buffer, segment, into)) {
                        return;
                    }
                }
            }
        }
    }

    private static boolean readRecord(ByteBuffer buffer, Path segment, Map<ViewId, Entry> into) {
        int expected = checksum(buffer.slice(buffer.position(), RECORD_BYTES - Integer.BYTES));
        byte[] digest = new byte[DIGEST_BYTES];
        buffer.get(digest);
        int view = buffer.getInt();
        long offset = buffer.getLong();
        int checksum = buffer.getInt();
        if (buffer.getInt() != expected || view < 0) {
            return false;
        }
        into.put(new ViewId(HexFormat.of().formatHex(digest), view), new Entry(segment, offset, checksum));
        return true;
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }

    /** Fills the buffer from this position of the file. */
    static void readFully(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        long position = from;
        while (buffer.hasRemaining()) {
            int n = channel.read(buffer, position);
            if (n < 0) {
                throw new EOFException("file ends at " + position);
            }
            position += n;
        }
    }
}
