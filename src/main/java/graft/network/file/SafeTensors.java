package graft.network.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graft.common.AtomicFiles;
import graft.common.Json;
import graft.network.WeightSpec;
import graft.network.WeightTensor;
import graft.network.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Weights as safetensors: eight bytes with the length of a header, the header in JSON, and the values, little-endian and
 * without gaps. Nothing in such a file is ever run. Format: github.com/huggingface/safetensors.
 *
 * <p>Written are 32-bit values; read are also 16-bit ones (IEEE half and bfloat16), which fit into 32 bits exactly.
 */
public final class SafeTensors {

    /** The key of the free texts in the header. */
    static final String METADATA = "__metadata__";

    /** The values begin at a multiple of this, so that a reader may map them. */
    private static final int ALIGNMENT = 8;

    private static final int BUFFER = 1 << 20;

    private SafeTensors() {}

    /**
     * What a file holds.
     *
     * @param weights the tensors in the order in which their values lie in the file
     * @param metadata free texts
     */
    public record Content(Weights weights, Map<String, String> metadata) {
        public Content {
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * Writes all tensors as one file that appears complete or not at all. The same weights and metadata give the same
     * bytes.
     *
     * @param metadata free texts, for instance the name of the architecture
     */
    public static void write(Path target, Weights weights, Map<String, String> metadata) throws IOException {
        byte[] header =
                header(weights.tensors().stream().map(WeightTensor::spec).toList(), metadata);
        AtomicFiles.write(target, out -> {
            writeHeader(out, header);
            byte[] buffer = new byte[BUFFER];
            for (WeightTensor tensor : weights.tensors()) {
                writeValues(out, tensor.values(), buffer);
            }
        });
    }

    static void writeHeader(OutputStream out, byte[] header) throws IOException {
        out.write(ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length)
                .array());
        out.write(header);
    }

    /** The header of a file of these tensors as F32, in this order. */
    static byte[] header(List<WeightSpec> specs, Map<String, String> metadata) {
        ObjectNode header = Json.mapper().createObjectNode();
        if (!metadata.isEmpty()) {
            ObjectNode texts = header.putObject(METADATA);
            new TreeMap<>(metadata).forEach(texts::put);
        }
        long offset = 0;
        for (WeightSpec tensor : specs) {
            if (tensor.name().equals(METADATA)) {
                throw new IllegalArgumentException("a tensor may not be called " + METADATA);
            }
            ObjectNode entry = header.putObject(tensor.name());
            entry.put("dtype", "F32");
            ArrayNode shape = entry.putArray("shape");
            tensor.shape().forEach(shape::add);
            long end = offset + Math.multiplyExact(tensor.size(), (long) Float.BYTES);
            entry.putArray("data_offsets").add(offset).add(end);
            offset = end;
        }
        byte[] json = Json.line(header).getBytes(StandardCharsets.UTF_8);
        int length = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        byte[] padded = Arrays.copyOf(json, length);
        Arrays.fill(padded, json.length, length, (byte) ' ');
        return padded;
    }

    /** Writes values through a buffer of at least four bytes. */
    static void writeValues(OutputStream out, float[] values, byte[] buffer) throws IOException {
        FloatBuffer view =
                ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        for (int start = 0; start < values.length; start += view.capacity()) {
            int count = Math.min(view.capacity(), values.length - start);
            view.clear().put(values, start, count);
            out.write(buffer, 0, count * Float.BYTES);
        }
    }

    /**
     * Reads a file. No more memory is taken than the file is long (twice that for 16-bit values), whatever its header
     * claims.
     *
     * @throws graft.common.GraftException with {@link graft.common.ErrorCode#WEIGHTS} if the file is damaged, cut off
     *     or holds what is not supported
     * @throws IOException if it cannot be read at all
     */
    public static Content read(Path file) throws IOException {
        return read(file, spec -> true);
    }

    /**
     * Reads some of the tensors of a file.
     *
     * @param wanted whether to read a tensor; only those take memory
     * @see #read(Path)
     */
    public static Content read(Path file, Predicate<WeightSpec> wanted) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            SafeTensorsHeader header = SafeTensorsHeader.read(channel);
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            List<WeightTensor> tensors = new ArrayList<>();
            for (SafeTensorsHeader.Entry entry : header.entries()) {
                if (wanted.test(entry.spec())) {
                    tensors.add(new WeightTensor(entry.spec(), readValues(channel, entry, header, buffer)));
                }
            }
            return new Content(Weights.of(tensors), header.metadata());
        }
    }

    /**
     * The names and shapes in a file, without reading a value.
     *
     * @see #read(Path)
     */
    public static List<WeightSpec> specs(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return SafeTensorsHeader.read(channel).entries().stream()
                    .map(SafeTensorsHeader.Entry::spec)
                    .toList();
        }
    }

    private static float[] readValues(
            FileChannel channel, SafeTensorsHeader.Entry entry, SafeTensorsHeader header, ByteBuffer buffer)
            throws IOException {
        float[] values = new float[Math.toIntExact(entry.spec().size())];
        FloatBuffer target = FloatBuffer.wrap(values);
        long position = header.valuesAt() + entry.start();
        while (target.hasRemaining()) {
            int width = entry.type().bytes();
            buffer.clear().limit(Math.min(BUFFER, Math.multiplyExact(Math.min(target.remaining(), BUFFER), width)));
            while (buffer.hasRemaining()) {
                int n = channel.read(buffer, position);
                if (n < 0) {
                    throw SafeTensorsHeader.damaged("the file became shorter while it was read");
                }
                position += n;
            }
            buffer.flip();
            entry.type().decode(buffer, target);
        }
        return values;
    }
}
