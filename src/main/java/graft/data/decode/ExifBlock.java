package graft.data.decode;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the EXIF block, a TIFF structure of its own, in the files that can hold one: a JPEG's APP1 segment, a PNG's
 * {@code eXIf} chunk, a WebP's {@code EXIF} chunk, and a TIFF file as it is.
 */
final class ExifBlock {

    private static final int APP1 = 0xE1;
    private static final String HEADER = "Exif\0\0";

    private ExifBlock() {}

    static Optional<byte[]> find(FileKind kind, byte[] bytes) {
        return switch (kind) {
            case JPEG -> JpegSegments.first(bytes, APP1, HEADER);
            case PNG -> PngChunks.first(bytes, "eXIf");
            case WEBP -> inWebp(bytes);
            case TIFF -> Optional.of(bytes);
            default -> Optional.empty();
        };
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
