package graft.data.decode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells what a file is from its bytes, never from its name. Signatures: the formats' own specifications; for the
 * family that begins with an {@code ftyp} box, the brands registered for ISO 14496-12 files.
 */
final class KindSniffer {

    /** Enough for every signature, and for telling text from other bytes. */
    private static final int TEXT_LOOKED_AT = 4096;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "msf1", "mif2");
    private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

    /** A signature of Latin-1 characters at a place. */
    private record Signature(FileKind kind, int at, String text) {
        boolean fits(byte[] bytes) {
            return Bytes.has(bytes, at, text);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature(FileKind.JPEG, 0, "\u00FF\u00D8"),
            new Signature(FileKind.PNG, 0, "\u0089PNG\r\n\u001A\n"),
            new Signature(FileKind.GIF, 0, "GIF87a"),
            new Signature(FileKind.GIF, 0, "GIF89a"),
            new Signature(FileKind.CAMERA_RAW, 0, "FUJIFILMCCD-RAW"),
            new Signature(FileKind.CAMERA_RAW, 0, "IIRO"),
            new Signature(FileKind.CAMERA_RAW, 0, "IIRS"),
            new Signature(FileKind.CAMERA_RAW, 0, "MMOR"),
            new Signature(FileKind.CAMERA_RAW, 0, "IIU\0"),
            new Signature(FileKind.CAMERA_RAW, 0, "\0MRM"),
            new Signature(FileKind.CAMERA_RAW, 0, "FOVb"),
            new Signature(FileKind.CAMERA_RAW, 6, "HEAPCCDR"),
            new Signature(FileKind.JPEG_2000, 4, "jP  \r\n\u0087\n"),
            new Signature(FileKind.JPEG_2000, 0, "\u00FFO\u00FFQ"),
            new Signature(FileKind.JPEG_XL, 4, "JXL \r\n\u0087\n"),
            new Signature(FileKind.JPEG_XL, 0, "\u00FF\n"),
            new Signature(FileKind.PHOTOSHOP, 0, "8BPS"),
            new Signature(FileKind.GIMP, 0, "gimp xcf"),
            new Signature(FileKind.ICON, 0, "\0\0\1\0"),
            new Signature(FileKind.ICON, 0, "\0\0\2\0\1\0"),
            new Signature(FileKind.OPEN_EXR, 0, "v/1\u0001"),
            new Signature(FileKind.DIRECT_DRAW, 0, "DDS "),
            new Signature(FileKind.FITS, 0, "SIMPLE  ="),
            new Signature(FileKind.DICOM, 128, "DICM"),
            new Signature(FileKind.PDF, 0, "%PDF-"),
            new Signature(FileKind.VIDEO, 0, "\u001AE\u00DF\u00A3"),
            new Signature(FileKind.ARCHIVE, 0, "PK\3\4"),
            new Signature(FileKind.ARCHIVE, 0, "Rar!"),
            new Signature(FileKind.ARCHIVE, 0, "7z\u00BC\u00AF"),
            new Signature(FileKind.ARCHIVE, 0, "\u001F\u008B"));

    private KindSniffer() {}

    /** The kind of a file with these bytes, which are all of it. */
    static FileKind kindOf(byte[] bytes) {
        for (Signature signature : SIGNATURES) {
            if (signature.fits(bytes)) {
                boolean lossless = signature.kind() == FileKind.JPEG && JpegSegments.isLossless(bytes);
                return lossless ? FileKind.LOSSLESS_JPEG : signature.kind();
            }
        }
        if (Bytes.has(bytes, 0, "BM") && bytes.length >= 26) {
            return FileKind.BMP;
        }
        if (isTiff(bytes)) {
            return TiffTags.isCameraRaw(bytes) ? FileKind.CAMERA_RAW : FileKind.TIFF;
        }
        if (Bytes.has(bytes, 0, "RIFF")) {
            return riff(bytes);
        }
        if (Bytes.has(bytes, 4, "ftyp")) {
            return isoMedia(bytes);
        }
        if (isTarga(bytes)) {
            return FileKind.TARGA;
        }
        return isNetpbm(bytes) ? FileKind.NETPBM : text(bytes);
    }

    /** By the footer of version 2, or by a header that holds together: the format's first version has no signature. */
    private static boolean isTarga(byte[] bytes) {
        if (Bytes.has(bytes, bytes.length - 18L, "TRUEVISION-XFILE")) {
            return true;
        }
        int colourMap = Bytes.uint8(bytes, 1);
        int type = Bytes.uint8(bytes, 2);
        int depth = Bytes.uint8(bytes, 16);
        boolean known = colourMap <= 1 && ((type >= 1 && type <= 3) || (type >= 9 && type <= 11));
        boolean sized = Bytes.uint16(bytes, 12, false) > 0 && Bytes.uint16(bytes, 14, false) > 0;
        boolean deep = depth == 8 || depth == 15 || depth == 16 || depth == 24 || depth == 32;
        return bytes.length > 18 && known && sized && deep;
    }

    private static boolean isTiff(byte[] bytes) {
        return Bytes.has(bytes, 0, "II*\0")
                || Bytes.has(bytes, 0, "MM\0*")
                || Bytes.has(bytes, 0, "II+\0")
                || Bytes.has(bytes, 0, "MM\0+");
    }

    private static FileKind riff(byte[] bytes) {
        if (Bytes.has(bytes, 8, "WEBP")) {
            return FileKind.WEBP;
        }
        return Bytes.has(bytes, 8, "AVI ") ? FileKind.VIDEO : FileKind.UNKNOWN;
    }

    /** The major brand first; {@code mif1} alone only says "a picture", so the compatible brands decide there. */
    private static FileKind isoMedia(byte[] bytes) {
        String major = latin(bytes, 8, 4);
        int end = Math.min(bytes.length, Math.max(16, Bytes.int32(bytes, 0, true)));
        boolean avif = AVIF_BRANDS.contains(major);
        boolean heic = HEIC_BRANDS.contains(major);
        for (int at = 16; at + 4 <= end && heic; at += 4) {
            avif |= AVIF_BRANDS.contains(latin(bytes, at, 4));
        }
        if (avif) {
            return FileKind.AVIF;
        }
        if (heic) {
            return FileKind.HEIC;
        }
        return major.equals("crx ") ? FileKind.CAMERA_RAW : FileKind.VIDEO;
    }

    private static boolean isNetpbm(byte[] bytes) {
        return bytes.length > 8
                && bytes[0] == 'P'
                && bytes[1] >= '1'
                && bytes[1] <= '7'
                && Character.isWhitespace(bytes[2])
                && (bytes[3] == '#' || Character.isLetterOrDigit(bytes[3]));
    }

    private static FileKind text(byte[] bytes) {
        int looked = Math.min(bytes.length, TEXT_LOOKED_AT);
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            int b = bytes[i] & 0xFF;
            // Bytes from 128 up may be UTF-8 or Latin-1 letters.
            odd += b == 0 || b == 0x7F || (b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') ? 1 : 0;
        }
        if (odd > 0) {
            return FileKind.UNKNOWN;
        }
        String start = new String(bytes, 0, looked, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("<svg") || (start.startsWith("<?xml") && start.contains("<svg"))) {
            return FileKind.SVG;
        }
        boolean page = start.startsWith("<!doctype html") || start.startsWith("<html") || start.contains("<body");
        return page ? FileKind.WEB_PAGE : FileKind.TEXT;
    }

    private static String latin(byte[] bytes, int at, int length) {
        return at + length <= bytes.length ? new String(bytes, at, length, StandardCharsets.ISO_8859_1) : "";
    }
}
