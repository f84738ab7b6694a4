package graft.data.decode;

import java.util.Arrays;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What the chunks of a PNG file say beside the pixels (PNG specification, third edition, section 5). */
final class PngChunks {

    private static final int SIGNATURE = 8;
    /** Chunk header of length and name, and the checksum behind the data. */
    private static final int FRAME = 12;
    /** The largest colour profiles in use are about 3 MB. */
    private static final int MAX_PROFILE = 4 << 20;

    private PngChunks() {}

    /** The data of the first chunk of this name. */
    static Optional<byte[]> first(byte[] bytes, String name) {
        long at = SIGNATURE;
        while (at + FRAME <= bytes.length) {
            long length = Bytes.uint32(bytes, at, true);
            if (Bytes.has(bytes, at + 4, name)) {
                long end = Math.min(bytes.length, at + 8 + length);
                return Optional.of(Arrays.copyOfRange(bytes, (int) at + 8, (int) end));
            }
            at += FRAME + length;
        }
        return Optional.empty();
    }

    /** The embedded colour profile, unpacked; empty where there is none or it cannot be unpacked. */
    static Optional<byte[]> profile(byte[] bytes) {
        return first(bytes, "iCCP").flatMap(PngChunks::unpackProfile);
    }

    /** A name of up to 79 bytes, a zero, the compression method (0), then a zlib stream. */
    private static Optional<byte[]> unpackProfile(byte[] chunk) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        int from = name + 2;
        if (from >= chunk.length) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(chunk, from, chunk.length - from);
            byte[] profile = new byte[MAX_PROFILE];
            int length = inflater.inflate(profile);
            return length > 0 && inflater.finished() ? Optional.of(Arrays.copyOf(profile, length)) : Optional.empty();
        } catch (DataFormatException e) {
            // A picture with a broken profile is still a picture; other programs show it as sRGB too.
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
