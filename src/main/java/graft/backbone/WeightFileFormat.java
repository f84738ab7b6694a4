package graft.backbone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a file is, told by its first bytes and not by the end of its name. */
enum WeightFileFormat {
    HDF5(""),
    SAFETENSORS(""),
    PYTORCH("weights.pytorch"),
    PICKLE("weights.pickle"),
    KERAS3("weights.keras3"),
    ONNX("weights.isOnnx"),
    TFLITE("weights.tflite"),
    ZIP("weights.zip"),
    UNKNOWN("weights.unknownFormat"),
    EMPTY("weights.empty");

    private static final byte[] HDF5_MAGIC = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final byte[] TFLITE_MAGIC = {'T', 'F', 'L', '3'};
    private static final int LOOKED_AT = 512;
    private static final int ZIP_NAME_LENGTH_AT = 26;
    private static final int ZIP_NAME_AT = 30;
    private static final int PICKLE_MARK = 0x80;

    private final String refusal;

    WeightFileFormat(String refusal) {
        this.refusal = refusal;
    }

    boolean isReadable() {
        return refusal.isEmpty();
    }

    /** The key of the sentence that says why such a file is not read and what to do; it takes the file's name. */
    String refusal() {
        return refusal;
    }

    /** Looks at the beginning of a file. */
    static WeightFileFormat of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LOOKED_AT));
        }
    }

    private static WeightFileFormat of(byte[] start) {
        if (start.length == 0) {
            return EMPTY;
        }
        if (startsWith(start, 0, HDF5_MAGIC)) {
            return HDF5;
        }
        if (startsWith(start, 0, ZIP_MAGIC)) {
            return archive(start);
        }
        if (startsWith(start, 4, TFLITE_MAGIC)) {
            return TFLITE;
        }
        if (start.length > 8 && start[8] == '{') {
            return SAFETENSORS;
        }
        if (start.length > 1 && (start[0] & 0xff) == PICKLE_MARK && start[1] >= 2 && start[1] <= 5) {
            return PICKLE;
        }
        // Protobuf field 1 (ir_version), a small number, then another field of a ModelProto.
        boolean onnx = start.length > 2 && start[0] == 0x08 && start[1] > 0 && start[1] < 32;
        return onnx && (start[2] == 0x12 || start[2] == 0x3a || start[2] == 0x42) ? ONNX : UNKNOWN;
    }

    private static WeightFileFormat archive(byte[] start) {
        if (start.length < ZIP_NAME_AT) {
            return ZIP;
        }
        int length = (start[ZIP_NAME_LENGTH_AT] & 0xff) | (start[ZIP_NAME_LENGTH_AT + 1] & 0xff) << Byte.SIZE;
        int end = Math.min(start.length, ZIP_NAME_AT + length);
        String first = new String(start, ZIP_NAME_AT, end - ZIP_NAME_AT, StandardCharsets.UTF_8);
        if (first.endsWith("/data.pkl") || first.endsWith("/version") || first.endsWith("/.format_version")) {
            return PYTORCH;
        }
        return first.equals("metadata.json") || first.equals("config.json") || first.equals("model.weights.h5")
                ? KERAS3
                : ZIP;
    }

    private static boolean startsWith(byte[] bytes, int from, byte[] magic) {
        return bytes.length >= from + magic.length
                && Arrays.equals(bytes, from, from + magic.length, magic, 0, magic.length);
    }
}
