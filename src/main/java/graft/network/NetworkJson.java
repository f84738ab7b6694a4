package graft.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graft.common.AtomicFiles;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network's description as JSON, the {@code network.json} of a run folder and of a backbone. Kinds of operations and
 * paddings are told by a {@code type} of ours; nothing in the text names a class.
 */
public final class NetworkJson {

    /** The present layout. */
    public static final int SCHEMA_VERSION = 1;

    /** The longest text read: InceptionV3 takes about 100 kB. */
    private static final int LONGEST = 8 << 20;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Operation.Convolution.class, name = "convolution"),
        @JsonSubTypes.Type(value = Operation.DepthwiseConvolution.class, name = "depthwiseConvolution"),
        @JsonSubTypes.Type(value = Operation.ZeroPadding.class, name = "zeroPadding"),
        @JsonSubTypes.Type(value = Operation.Pooling.class, name = "pooling"),
        @JsonSubTypes.Type(value = Operation.GlobalAveragePooling.class, name = "globalAveragePooling"),
        @JsonSubTypes.Type(value = Operation.Add.class, name = "add"),
        @JsonSubTypes.Type(value = Operation.Concatenate.class, name = "concatenate"),
        @JsonSubTypes.Type(value = Operation.Multiply.class, name = "multiply"),
        @JsonSubTypes.Type(value = Operation.Activate.class, name = "activate"),
        @JsonSubTypes.Type(value = Operation.Affine.class, name = "affine"),
        @JsonSubTypes.Type(value = Operation.BatchNormalization.class, name = "batchNormalization"),
        @JsonSubTypes.Type(value = Operation.Dense.class, name = "dense"),
        @JsonSubTypes.Type(value = Operation.Foreign.class, name = "foreign"),
        @JsonSubTypes.Type(value = Operation.Dropout.class, name = "dropout"),
        @JsonSubTypes.Type(value = Operation.Softmax.class, name = "softmax"),
    })
    private interface OperationNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Padding.Valid.class, name = "valid"),
        @JsonSubTypes.Type(value = Padding.Same.class, name = "same"),
        @JsonSubTypes.Type(value = Padding.Explicit.class, name = "explicit"),
    })
    private interface PaddingNames {}

    private final ObjectMapper mapper = Json.mapper()
            .copy()
            // A field that this version does not know could change what the network computes.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .addMixIn(Operation.class, OperationNames.class)
            .addMixIn(Padding.class, PaddingNames.class);

    /** The file. */
    private record Document(int schemaVersion, NetworkDescription network) {}

    /** The description as indented JSON that ends with a line break. */
    public String write(NetworkDescription network) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(new Document(SCHEMA_VERSION, network))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not writable as JSON: " + network.name(), e);
        }
    }

    /** Writes the description as a whole file. */
    public void write(Path target, NetworkDescription network) throws IOException {
        AtomicFiles.writeText(target, write(network));
    }

    /**
     * Reads a description from a file.
     *
     * @throws IOException if the file cannot be read at all
     * @see #read(String)
     */
    public NetworkDescription read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw damaged("longer than " + LONGEST + " bytes", null);
        }
        return read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    /**
     * Reads a description, and accepts only one whose operations fit each other and whose sizes are within
     * {@link NetworkLimits}.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is damaged, impossible, too large, or of a newer Graft
     */
    public NetworkDescription read(String json) {
        try {
            JsonNode tree = mapper.readTree(json);
            int version = tree.path("schemaVersion").asInt(0);
            if (version > SCHEMA_VERSION) {
                throw new GraftException(ErrorCode.WEIGHTS, Message.of("network.newer", version, SCHEMA_VERSION));
            }
            if (version < 1) {
                throw damaged("schemaVersion is missing", null);
            }
            NetworkDescription network =
                    mapper.treeToValue(tree, Document.class).network();
            NetworkLimits.require(network);
            return network;
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static GraftException damaged(String detail, @org.jspecify.annotations.Nullable Throwable cause) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("network.damaged"), detail, cause);
    }
}
