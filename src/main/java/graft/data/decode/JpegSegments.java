package graft.data.decode;

import java.util.Arrays;
import java.util.Optional;

/** The segments before a JPEG's first scan (ITU T.81, annex B). */
final class JpegSegments {

    private static final int PROGRESSIVE_FRAME = 0xC2;
    private static final int LOSSLESS_FRAME = 0xC3;
    private static final int START_OF_SCAN = 0xDA;
    private static final int END_OF_IMAGE = 0xD9;

    private JpegSegments() {}

    /**
     * What follows the header in the first segment that has it.
     *
     * @param marker the second byte of the segment's marker
     * @param header Latin-1 characters the segment must begin with; may be empty
     */
    static Optional<byte[]> first(byte[] bytes, int marker, String header) {
        int at = 2;
        while (at + 4 <= bytes.length && Bytes.uint8(bytes, at) == 0xFF) {
            int found = Bytes.uint8(bytes, at + 1);
            if (found == 0xFF) {
                // Any number of fill bytes may stand before a marker.
                at++;
                continue;
            }
            int length = Bytes.uint16(bytes, at + 2, true);
            if (found == START_OF_SCAN || found == END_OF_IMAGE || length < 2) {
                break;
            }
            if (found == marker && Bytes.has(bytes, at + 4, header)) {
                int end = Math.min(bytes.length, at + 2 + length);
                return Optional.of(Arrays.copyOfRange(bytes, Math.min(end, at + 4 + header.length()), end));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** Whether the picture comes in passes, each sharper than the last. */
    static boolean isProgressive(byte[] bytes) {
        return first(bytes, PROGRESSIVE_FRAME, "").isPresent();
    }

    /**
     * Whether this is lossless JPEG, which is another method under the same name. It is hardly used outside medical
     * files, and the decoder at hand gets it wrong where the file drops low bits (a "point transform").
     */
    static boolean isLossless(byte[] bytes) {
        return first(bytes, LOSSLESS_FRAME, "").isPresent();
    }
}
