package graft.data.decode;

import graft.common.Message;
import graft.data.UnreadablePictureException;

/**
 * Finds files that end before their picture does where the format says how long it is. Decoders differ in what they do
 * then; some fill the rest with one colour and say nothing. A JPEG does not say, and is watched while it is decoded.
 */
final class Completeness {

    private Completeness() {}

    /** @throws UnreadablePictureException if the file is too short */
    static void check(FileKind kind, byte[] bytes) throws UnreadablePictureException {
        boolean complete =
                switch (kind) {
                    case PNG -> PngChunks.first(bytes, "IEND").isPresent();
                    case WEBP -> Bytes.uint32(bytes, 4, false) + 8 <= bytes.length + 1L;
                    case GIF -> gifFrameEnds(bytes);
                    default -> true;
                };
        if (!complete) {
            throw new UnreadablePictureException(Message.of("data.readTruncated"), null);
        }
    }

    /** Whether the data blocks of the first frame end with an empty one, inside the file. */
    private static boolean gifFrameEnds(byte[] bytes) {
        int at = Canvas.firstGifFrame(bytes);
        int flags = Bytes.uint8(bytes, at + 9);
        // Frame header, its own palette if any, and the byte that says how wide codes begin.
        at += 10 + ((flags & 0x80) != 0 ? 3 << ((flags & 7) + 1) : 0) + 1;
        while (at < bytes.length && Bytes.uint8(bytes, at) > 0) {
            at += 1 + Bytes.uint8(bytes, at);
        }
        return at < bytes.length;
    }
}
