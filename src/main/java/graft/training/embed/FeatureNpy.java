package graft.training.embed;

import graft.common.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * A matrix [N, C] as NumPy reads it: format version 1.0, float32, little endian, row by row (NumPy Enhancement Proposal 1,
 * {@code numpy.lib.format}). N is known only at the end, so the header is written last, into room that was left for it. The
 * names of the rows go to a table beside it.
 */
public final class FeatureNpy implements FeatureTable {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** A multiple of 64, as the format asks, with room for any N and C. */
    private static final int HEADER = 128;

    private static final int ROWS_BUFFERED = 64;

    private final FileChannel channel;
    private final FeatureCsv names;
    private final int features;
    private final ByteBuffer buffer;
    private long rows;

    /**
     * @param channel an empty file
     * @param names gets a row for each of the matrix, in its order
     * @param features C
     */
    public FeatureNpy(FileChannel channel, FeatureCsv names, int features) throws IOException {
        this.channel = channel;
        this.names = names;
        this.features = features;
        this.buffer = ByteBuffer.allocate(Math.max(HEADER, ROWS_BUFFERED * features * Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        channel.position(HEADER);
    }

    @Override
    public void add(Subject picture, float[] row) throws IOException {
        if (row.length != features) {
            throw new IllegalArgumentException("a row of " + row.length + " values instead of " + features);
        }
        if (buffer.remaining() < features * Float.BYTES) {
            write();
        }
        for (float value : row) {
            buffer.putFloat(value);
        }
        rows++;
        names.add(picture, new float[0]);
    }

    @Override
    public void unreadable(Subject picture, Message why) {
        // It has no numbers.
    }

    private void write() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        write();
        String dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", " + features + "), }";
        int length = HEADER - MAGIC.length - Short.BYTES;
        buffer.put(MAGIC).putShort((short) length);
        buffer.put(dictionary.getBytes(StandardCharsets.US_ASCII));
        while (buffer.position() < HEADER - 1) {
            buffer.put((byte) ' ');
        }
        buffer.put((byte) '\n');
        channel.position(0);
        write();
        names.close();
    }
}
