package graft.data.decode;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the EXIF block, a TIFF structure of its own, in the files that can hold one: a JPEG's APP1 segment, a PNG's
 * {@code eXIf} chunk, a WebP's {@code EXIF} chunk, and a TIFF file as it is.
 */
final class ExifBlock {

    private static final String HEADER = "Exif\0\0";

    private ExifBlock() {}

    static Optional<byte[]> find(FileKind kind, byte[] bytes) {
        return switch (kind) {
            case JPEG -> inJpeg(bytes);
            case PNG -> PngChunks.first(bytes, "eXIf");
            case WEBP -> inWebp(bytes);
            case TIFF -> Optional.of(bytes);
            default -> Optional.empty();
        };
    }

    /** Walks the segments up to the first scan (ITU T.81, annex B). */
    private static Optional<byte[]> inJpeg(byte[] bytes) {
        int at = 2;
        while (at + 4 <= bytes.length && Bytes.uint8(bytes, at) == 0xFF) {
            int marker = Bytes.uint8(bytes, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            int length = Bytes.uint16(bytes, at + 2, true);
            if (marker == 0xDA || marker == 0xD9 || length < 2) {
                break;
            }
            if (marker == 0xE1 && Bytes.has(bytes, at + 4, HEADER)) {
                int end = Math.min(bytes.length, at + 2 + length);
                return Optional.of(Arrays.copyOfRange(bytes, at + 4 + HEADER.length(), end));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inWebp(byte[] bytes) {
        long at = 12;
        while (at + 8 <= bytes.length) {
            long length = Bytes.uint32(bytes, at + 4, false);
            if (Bytes.has(bytes, at, "EXIF")) {
                // Some writers keep the header that only JPEG needs.
                int from = (int) at + 8 + (Bytes.has(bytes, at + 8, HEADER) ? HEADER.length() : 0);
                int end = (int) Math.min(bytes.length, at + 8 + length);
                return from < end ? Optional.of(Arrays.copyOfRange(bytes, from, end)) : Optional.empty();
            }
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }
}
