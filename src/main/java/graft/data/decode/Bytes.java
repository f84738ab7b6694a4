package graft.data.decode;

import java.nio.charset.StandardCharsets;

/** Numbers out of bytes; a place beyond the end reads as 0, because files lie about where things are. */
final class Bytes {

    private Bytes() {}

    static int uint8(byte[] bytes, long at) {
        return at >= 0 && at < bytes.length ? bytes[(int) at] & 0xFF : 0;
    }

    static int uint16(byte[] bytes, long at, boolean bigEndian) {
        int first = uint8(bytes, at);
        int second = uint8(bytes, at + 1);
        return bigEndian ? (first << 8) | second : (second << 8) | first;
    }

    static int int32(byte[] bytes, long at, boolean bigEndian) {
        int first = uint16(bytes, at, bigEndian);
        int second = uint16(bytes, at + 2, bigEndian);
        return bigEndian ? (first << 16) | second : (second << 16) | first;
    }

    static long uint32(byte[] bytes, long at, boolean bigEndian) {
        return Integer.toUnsignedLong(int32(bytes, at, bigEndian));
    }

    /** Whether these Latin-1 characters stand at this place. */
    static boolean has(byte[] bytes, long at, String text) {
        return at >= 0
                && at + text.length() <= bytes.length
                && new String(bytes, (int) at, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
