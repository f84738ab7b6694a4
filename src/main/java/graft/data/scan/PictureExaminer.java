package graft.data.scan;

import graft.common.Digests;
import graft.common.Message;
import graft.data.DecodedPicture;
import graft.data.PictureInfo;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import graft.data.similar.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Decodes a picture once and notes all the scan needs of it.
 *
 * <p>A picture's digest covers its upright width and height and every pixel that was read. Up to a short side of four
 * times {@value #READ_SIDE} pixels those are all its pixels. Larger pictures are read as the means of blocks, at least
 * twice {@value #READ_SIDE} of them along the short side: two that agree in all of these are the same picture to any
 * network that sees {@value #READ_SIDE} pixels or fewer. Either way the digest depends on the file alone, so it is the same
 * in every scan.
 */
final class PictureExaminer {

    /** The short side, in pixels, that pictures are read for. */
    static final int READ_SIDE = 256;

    /** Raised whenever what is noted of a picture changes, so that kept notes of older versions are not used. */
    static final int VERSION = 1;

    private final PictureReader reader;

    PictureExaminer(PictureReader reader) {
        this.reader = reader;
    }

    /**
     * Examines a file.
     *
     * @throws UnreadablePictureException with the reason if it is no readable picture
     */
    Picture.Content examine(Path file, PictureSink sink) throws UnreadablePictureException {
        DecodedPicture decoded = reader.read(file, READ_SIDE);
        PictureInfo info = decoded.info();
        Fingerprint.Measured measured = Fingerprint.measure(decoded.image());
        sink.seen(file, decoded);
        return new Picture.Content(
                fileDigest(file),
                pixelDigest(decoded),
                info.format(),
                info.width(),
                info.height(),
                info.gray(),
                info.taken(),
                measured.fingerprint(),
                measured.tone());
    }

    private static String fileDigest(Path file) throws UnreadablePictureException {
        try {
            return Digests.ofFile(file);
        } catch (IOException e) {
            throw new UnreadablePictureException(Message.of("data.scanVanished"), e);
        }
    }

    private static String pixelDigest(DecodedPicture decoded) {
        RgbImage image = decoded.image();
        MessageDigest digest = Digests.sha256();
        digest.update(ByteBuffer.allocate(16)
                .putInt(decoded.info().width())
                .putInt(decoded.info().height())
                .putInt(image.width())
                .putInt(image.height())
                .array());
        digest.update(image.rgb());
        return Digests.hex(digest.digest());
    }
}
