package graft.worker.protocol;

import graft.common.Message;
import graft.data.Fit;
import graft.training.embed.FeatureSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The request for the pooled features of picture files. What comes of it are {@link Piece}s, all of which count; the answer at
 * the end is {@link Done}.
 *
 * @param backbone which network; a weights file is imported first
 * @param pictures any number of files, in the order in which they are to be embedded
 * @param fit how they are brought to the network's input size
 */
public record EmbedCall(BackboneCall backbone, List<String> pictures, Fit fit) {

    public static final String KIND = "embed";

    public EmbedCall {
        pictures = List.copyOf(pictures);
    }

    /**
     * A part of the features.
     *
     * @param space what they are of; in the first piece, before any row
     * @param rows the next rows, in order
     */
    public record Piece(Optional<FeatureSpace> space, List<Row> rows) {
        public Piece {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What became of a picture.
     *
     * @param features float32 values, little endian, in Base64: exact, and half as long as their digits; empty for a file that
     *     could not be read
     * @param problem why it could not be read
     */
    public record Row(String features, Optional<Message> problem) {

        /** The row of a picture with these features. */
        public static Row of(float[] features, Optional<Message> problem) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(features.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(features);
            return new Row(Base64.getEncoder().encodeToString(bytes.array()), problem);
        }

        /** [C], a new array each time. */
        public float[] values() {
            byte[] bytes = Base64.getDecoder().decode(features);
            float[] values = new float[bytes.length / Float.BYTES];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
            return values;
        }
    }

    /** How many rows were sent in all. */
    public record Done(long rows) {}
}
