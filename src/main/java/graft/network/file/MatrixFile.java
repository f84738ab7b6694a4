package graft.network.file;

import graft.common.AtomicFiles;
import graft.network.WeightSpec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * One matrix as a safetensors file, written and read row by row, so that it may be larger than memory. Any reader of
 * safetensors opens it: one tensor of type F32 and shape [rows, columns]. Reading belongs to one thread at a time.
 */
public final class MatrixFile implements AutoCloseable {

    private final FileChannel channel;
    private final SafeTensorsHeader header;
    private final SafeTensorsHeader.Entry entry;
    private final ByteBuffer buffer;

    private MatrixFile(FileChannel channel, SafeTensorsHeader header, SafeTensorsHeader.Entry entry) {
        this.channel = channel;
        this.header = header;
        this.entry = entry;
        this.buffer = ByteBuffer.allocate(columns() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the rows of a new file come from. */
    @FunctionalInterface
    public interface Rows {
        /** Gives every row to the sink, the first one first. */
        void writeTo(Sink sink) throws IOException;
    }

    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Appends a row.
         *
         * @param row as many values as there are columns; copied
         */
        void put(float[] row) throws IOException;
    }

    /**
     * Writes a matrix as a file that appears complete or not at all.
     *
     * @param name of the tensor
     * @param rows how many there will be, at least 1
     * @param columns how many values each has, at least 1
     * @param metadata free texts
     * @throws IllegalArgumentException if a row has another length
     * @throws IllegalStateException if there are more or fewer rows than were announced
     */
    public static void write(Path target, String name, int rows, int columns, Map<String, String> metadata, Rows source)
            throws IOException {
        byte[] header = SafeTensors.header(List.of(new WeightSpec(name, List.of(rows, columns))), metadata);
        AtomicFiles.write(target, out -> {
            SafeTensors.writeHeader(out, header);
            Appender appender = new Appender(out, columns);
            source.writeTo(appender);
            if (appender.count != rows) {
                throw new IllegalStateException(appender.count + " rows instead of " + rows);
            }
        });
    }

    private static final class Appender implements Sink {
        private final OutputStream out;
        private final int columns;
        private final byte[] bytes;
        private int count;

        Appender(OutputStream out, int columns) {
            this.out = out;
            this.columns = columns;
            this.bytes = new byte[columns * Float.BYTES];
        }

        @Override
        public void put(float[] row) throws IOException {
            if (row.length != columns) {
                throw new IllegalArgumentException("a row of " + row.length + " values instead of " + columns);
            }
            SafeTensors.writeValues(out, row, bytes);
            count++;
        }
    }

    /**
     * Opens a matrix. The header is checked against the length of the file before anything else is done with it.
     *
     * @param name of the tensor
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#WEIGHTS} if the file is damaged, cut off or
     *     does not hold just this matrix
     * @throws IOException if it cannot be read at all
     */
    public static MatrixFile open(Path file, String name) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            SafeTensorsHeader header = SafeTensorsHeader.read(channel);
            List<SafeTensorsHeader.Entry> entries = header.entries();
            if (entries.size() != 1
                    || !entries.get(0).spec().name().equals(name)
                    || entries.get(0).spec().shape().size() != 2
                    || entries.get(0).type() != SafeTensorsHeader.Type.F32
                    || entries.get(0).spec().shape().get(1) > Integer.MAX_VALUE / Float.BYTES) {
                throw SafeTensorsHeader.damaged("it is not one matrix called " + name);
            }
            return new MatrixFile(channel, header, entries.get(0));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    public int rows() {
        return entry.spec().shape().get(0);
    }

    public int columns() {
        return entry.spec().shape().get(1);
    }

    /** The free texts. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    /**
     * Copies a row.
     *
     * @param into takes {@link #columns()} values from {@code offset} on
     * @throws IndexOutOfBoundsException if there is no such row, or no such room
     */
    public void read(int row, float[] into, int offset) throws IOException {
        java.util.Objects.checkIndex(row, rows());
        java.util.Objects.checkFromIndexSize(offset, columns(), into.length);
        long from = header.valuesAt() + entry.start() + (long) row * columns() * Float.BYTES;
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw SafeTensorsHeader.damaged("the file became shorter while it was read");
            }
        }
        buffer.flip();
        buffer.asFloatBuffer().get(into, offset, columns());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
