package graft.network.file;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says about itself, read without loading it: its weights are passed over, so that little memory is
 * taken however large or wrong the file is. The field numbers are those of {@code onnx-ml.proto}.
 *
 * @param producer the program that wrote it, or empty
 * @param opset the version of the standard operators
 * @param inputs names of the inputs, in order
 * @param outputs names of the outputs, in order
 * @param metadata free texts
 */
public record OnnxFile(
        String producer, long opset, List<String> inputs, List<String> outputs, Map<String, String> metadata) {

    private static final long LARGEST = 1_500_000_000;
    private static final int MOST_ENTRIES = 50_000;
    private static final int LONGEST_TEXT = 16 << 20;
    private static final int LONGEST_METADATA = 64 << 20;
    private static final int EXTERNAL = 1;

    public OnnxFile {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads what a file says about itself.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is no ONNX file, is damaged, too large, or keeps its
     *     weights in other files
     * @throws IOException if it cannot be read at all
     */
    public static OnnxFile read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new GraftException(
                    ErrorCode.WEIGHTS, Message.of("network.onnxTooLarge", file.getFileName(), LARGEST / 1_000_000));
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CodedInputStream coded = CodedInputStream.newInstance(in);
            coded.setSizeLimit(Integer.MAX_VALUE);
            return new Walk(file).model(coded);
        } catch (InvalidProtocolBufferException e) {
            throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxDamaged", file.getFileName()), e);
        }
    }

    /** A pass over the file. */
    private static final class Walk {

        private static final int MODEL_PRODUCER = 2;
        private static final int MODEL_GRAPH = 7;
        private static final int MODEL_OPSET = 8;
        private static final int MODEL_METADATA = 14;
        private static final int GRAPH_NODE = 1;
        private static final int GRAPH_INITIALIZER = 5;
        private static final int GRAPH_INPUT = 11;
        private static final int GRAPH_OUTPUT = 12;
        private static final int TENSOR_EXTERNAL_DATA = 13;
        private static final int TENSOR_DATA_LOCATION = 14;

        private final Path file;
        private final List<String> inputs = new ArrayList<>();
        private final List<String> outputs = new ArrayList<>();
        private final Map<String, String> metadata = new LinkedHashMap<>();
        private String producer = "";
        private long opset;
        private int entries;
        private long metadataLength;
        private boolean graphSeen;

        Walk(Path file) {
            this.file = file;
        }

        OnnxFile model(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case MODEL_PRODUCER -> producer = text(in, tag);
                    case MODEL_GRAPH -> inside(in, tag, this::graph);
                    case MODEL_OPSET -> inside(in, tag, this::opset);
                    case MODEL_METADATA -> inside(in, tag, this::metadata);
                    default -> skip(in, tag);
                }
            }
            if (!graphSeen || opset < 1 || inputs.isEmpty() || outputs.isEmpty()) {
                throw damaged("graph, operators, inputs or outputs are missing");
            }
            return new OnnxFile(producer, opset, inputs, outputs, metadata);
        }

        private void graph(CodedInputStream in) throws IOException {
            graphSeen = true;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case GRAPH_INITIALIZER -> inside(in, tag, this::tensor);
                    case GRAPH_INPUT -> inside(in, tag, i -> inputs.add(firstText(i, 1)));
                    case GRAPH_OUTPUT -> inside(in, tag, o -> outputs.add(firstText(o, 1)));
                    case GRAPH_NODE -> {
                        count();
                        skip(in, tag);
                    }
                    default -> skip(in, tag);
                }
            }
        }

        private void tensor(CodedInputStream in) throws IOException {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                int field = WireFormat.getTagFieldNumber(tag);
                boolean location =
                        field == TENSOR_DATA_LOCATION && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_VARINT;
                if (field == TENSOR_EXTERNAL_DATA || (location && in.readEnum() == EXTERNAL)) {
                    throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.onnxExternal", file.getFileName()));
                }
                if (!location) {
                    skip(in, tag);
                }
            }
        }

        private void opset(CodedInputStream in) throws IOException {
            String domain = "";
            long version = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> domain = text(in, tag);
                    case 2 -> version = number(in, tag);
                    default -> skip(in, tag);
                }
            }
            if (domain.isEmpty() || domain.equals("ai.onnx")) {
                opset = version;
            }
        }

        private void metadata(CodedInputStream in) throws IOException {
            String key = "";
            String value = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case 1 -> key = text(in, tag);
                    case 2 -> value = text(in, tag);
                    default -> skip(in, tag);
                }
            }
            metadataLength += key.length() + value.length();
            if (metadataLength > LONGEST_METADATA) {
                throw damaged("metadata longer than " + LONGEST_METADATA);
            }
            metadata.put(key, value);
        }

        private String firstText(CodedInputStream in, int field) throws IOException {
            String found = "";
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (WireFormat.getTagFieldNumber(tag) == field) {
                    found = text(in, tag);
                } else {
                    skip(in, tag);
                }
            }
            return found;
        }

        private interface Part {
            void read(CodedInputStream in) throws IOException;
        }

        /** Reads a message inside the message; its end is told by its length. */
        private void inside(CodedInputStream in, int tag, Part part) throws IOException {
            require(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            count();
            int limit = in.pushLimit(in.readRawVarint32());
            part.read(in);
            if (in.getBytesUntilLimit() != 0) {
                throw damaged("a message ends before its length");
            }
            in.popLimit(limit);
        }

        private String text(CodedInputStream in, int tag) throws IOException {
            require(tag, WireFormat.WIRETYPE_LENGTH_DELIMITED);
            int length = in.readRawVarint32();
            if (length < 0 || length > LONGEST_TEXT) {
                throw damaged("a text of " + length + " bytes");
            }
            return new String(in.readRawBytes(length), java.nio.charset.StandardCharsets.UTF_8);
        }

        private long number(CodedInputStream in, int tag) throws IOException {
            require(tag, WireFormat.WIRETYPE_VARINT);
            return in.readInt64();
        }

        private void require(int tag, int type) {
            if (WireFormat.getTagWireType(tag) != type) {
                throw damaged("field " + WireFormat.getTagFieldNumber(tag) + " of another type");
            }
        }

        private void skip(CodedInputStream in, int tag) throws IOException {
            int type = WireFormat.getTagWireType(tag);
            if (type == WireFormat.WIRETYPE_START_GROUP || type == WireFormat.WIRETYPE_END_GROUP) {
                throw damaged("it has groups, which ONNX has not");
            }
            in.skipField(tag);
        }

        private void count() {
            if (++entries > MOST_ENTRIES) {
                throw damaged("more than " + MOST_ENTRIES + " entries");
            }
        }

        private GraftException damaged(String detail) {
            return new GraftException(
                    ErrorCode.WEIGHTS, Message.of("network.onnxDamaged", file.getFileName()), detail, null);
        }
    }
}
