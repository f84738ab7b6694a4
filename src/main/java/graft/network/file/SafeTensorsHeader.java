package graft.network.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.network.WeightSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The header of a safetensors file, checked against the file: every tensor is as long as its shape says, and together
 * they fill the file without overlap or gap.
 *
 * @param metadata free texts
 * @param entries in the order of their values
 * @param valuesAt where in the file the values begin
 */
record SafeTensorsHeader(Map<String, String> metadata, List<Entry> entries, long valuesAt) {

    /** A thousand tensors take about 100 kB; the format itself allows 100 MB. */
    private static final long LONGEST_HEADER = 16L << 20;

    private static final int MOST_DIMENSIONS = 8;
    private static final int LONGEST_NAME = 300;
    private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,15}");

    /** How values are stored. */
    enum Type {
        F32(4),
        F16(2),
        BF16(2);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        /** Turns all values in {@code source}, little-endian, into float32. */
        void decode(ByteBuffer source, FloatBuffer target) {
            if (this == F32) {
                target.put(source.asFloatBuffer());
                return;
            }
            while (source.hasRemaining()) {
                short bits = source.getShort();
                target.put(this == BF16 ? Float.intBitsToFloat(bits << Short.SIZE) : half(bits));
            }
        }

        /** IEEE 754 binary16: one sign, five exponent and ten fraction bits. */
        private static float half(short bits) {
            int exponent = (bits >> 10) & 0x1f;
            int fraction = bits & 0x3ff;
            double size;
            if (exponent == 0) {
                size = fraction * 0x1p-24;
            } else if (exponent == 0x1f) {
                size = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
            } else {
                size = Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
            }
            return (float) (bits < 0 ? -size : size);
        }
    }

    /**
     * A tensor in the file.
     *
     * @param spec its name and shape
     * @param type how its values are stored
     * @param start where they begin, counted from {@link #valuesAt}
     * @param end where they end
     */
    record Entry(WeightSpec spec, Type type, long start, long end) {}

    SafeTensorsHeader {
        metadata = Map.copyOf(metadata);
        entries = List.copyOf(entries);
    }

    /** Reads and checks the header of an open file. */
    static SafeTensorsHeader read(FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < Long.BYTES) {
            throw damaged("it is only " + size + " bytes long");
        }
        long length = read(channel, 0, Long.BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
            throw damaged("its header claims " + length + " bytes of a file of " + size);
        }
        JsonNode tree = parse(read(channel, Long.BYTES, (int) length).array());
        long valuesAt = Long.BYTES + length;
        Map<String, String> metadata = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getKey().equals(SafeTensors.METADATA)) {
                field.getValue()
                        .properties()
                        .forEach(m -> metadata.put(m.getKey(), m.getValue().asText()));
            } else {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
        requireFilled(entries, size - valuesAt);
        return new SafeTensorsHeader(metadata, entries, valuesAt);
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("the file became shorter while it was read");
            }
        }
        return buffer.flip();
    }

    private static JsonNode parse(byte[] json) throws IOException {
        try {
            JsonNode tree = Json.mapper()
                    .reader()
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(json);
            if (!tree.isObject()) {
                throw damaged("its header is not a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw damaged("its header is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Entry entry(String name, JsonNode node) {
        // Names end up in sentences and logs.
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw damaged("a name that is too long or not printable");
        }
        Type type = type(name, node.path("dtype").asText());
        JsonNode shape = node.path("shape");
        JsonNode offsets = node.path("data_offsets");
        if (!shape.isArray() || shape.size() > MOST_DIMENSIONS || !offsets.isArray() || offsets.size() != 2) {
            throw damaged("the entry of " + name + " is not complete");
        }
        List<Integer> sizes = new ArrayList<>();
        for (JsonNode s : shape) {
            if (!s.isInt() || s.intValue() < 1) {
                throw damaged(name + " has the shape " + shape);
            }
            sizes.add(s.intValue());
        }
        long start = offset(name, offsets.get(0));
        long end = offset(name, offsets.get(1));
        WeightSpec spec = new WeightSpec(name, sizes);
        if (end - start != bytes(spec, type) || bytes(spec, type) / type.bytes() > Integer.MAX_VALUE - 8) {
            throw damaged(name + " of shape " + sizes + " lies from " + start + " to " + end);
        }
        return new Entry(spec, type, start, end);
    }

    private static long bytes(WeightSpec spec, Type type) {
        try {
            return Math.multiplyExact(spec.size(), (long) type.bytes());
        } catch (ArithmeticException e) {
            throw damaged(spec.name() + " has the shape " + spec.shape());
        }
    }

    private static Type type(String name, String dtype) {
        for (Type type : Type.values()) {
            if (type.name().equals(dtype)) {
                return type;
            }
        }
        if (!TYPE_NAME.matcher(dtype).matches()) {
            throw damaged(name + " has a type that is none");
        }
        throw new GraftException(ErrorCode.WEIGHTS, Message.of("weights.type", name, dtype));
    }

    private static long offset(String name, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
            throw damaged(name + " has the offset " + node);
        }
        return node.longValue();
    }

    private static void requireFilled(List<Entry> entries, long length) {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.start() != at) {
                throw damaged(entry.spec().name() + " begins at " + entry.start() + " instead of " + at);
            }
            at = entry.end();
        }
        if (at != length) {
            throw damaged("its tensors take " + at + " bytes, but it has " + length);
        }
    }

    static GraftException damaged(String detail) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("weights.damaged", "safetensors"), detail, null);
    }
}
