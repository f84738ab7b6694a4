package graft.samples.flawed;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes into a JPEG file when it was taken, as cameras do: an Exif block (CIPA DC-008, Exif 2.32, sections 4.5 and 4.6)
 * with one entry, {@code DateTimeOriginal}.
 */
final class CaptureTime {

    private static final DateTimeFormatter TEXT = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
    private static final int START_LENGTH = 2;
    private static final int POINTER_TO_EXIF = 0x8769;
    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final short LONG = 4;
    private static final short ASCII = 2;

    private CaptureTime() {}

    /** The same file with the time in a block behind its start marker. */
    static byte[] write(byte[] jpeg, LocalDateTime time) {
        byte[] block = block(time);
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + block.length);
        out.write(jpeg, 0, START_LENGTH);
        out.writeBytes(block);
        out.write(jpeg, START_LENGTH, jpeg.length - START_LENGTH);
        return out.toByteArray();
    }

    private static byte[] block(LocalDateTime time) {
        byte[] text = (TEXT.format(time) + "\0").getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff = ByteBuffer.allocate(8 + 18 + 18 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        directory(tiff, POINTER_TO_EXIF, LONG, 1, 26);
        directory(tiff, DATE_TIME_ORIGINAL, ASCII, text.length, 44);
        tiff.put(text);
        byte[] header = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
        ByteBuffer block = ByteBuffer.allocate(4 + header.length + tiff.capacity());
        block.putShort((short) 0xFFE1).putShort((short) (2 + header.length + tiff.capacity()));
        return block.put(header).put(tiff.array()).array();
    }

    /** A directory of one entry. */
    private static void directory(ByteBuffer tiff, int tag, short type, int count, int value) {
        tiff.putShort((short) 1)
                .putShort((short) tag)
                .putShort(type)
                .putInt(count)
                .putInt(value)
                .putInt(0);
    }
}
