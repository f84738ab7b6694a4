package graft.data.scan;

import graft.data.Part;
import graft.data.similar.Fingerprint;
import graft.data.similar.NearDuplicates;
import graft.data.similar.Tone;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A readable picture in a class folder.
 *
 * @param file where it lies and what it was found as
 * @param content what is in it
 */
public record Picture(FoundFile file, Content content) {

    /**
     * What examining a file finds.
     *
     * @param fileDigest SHA-256 of the file's bytes
     * @param digest the picture's identity: SHA-256 of its upright size and its decoded pixels, whatever the file's
     *     format and notes; of a large picture those pixels that are read for {@value PictureExaminer#READ_SIDE}
     * @param format "JPEG", "PNG", ..., by content
     * @param width of the upright picture in pixels
     * @param height of the upright picture in pixels
     * @param gray whether the file holds one channel only
     * @param taken when the camera says it was taken, in its own local time
     */
    public record Content(
            String fileDigest,
            String digest,
            String format,
            int width,
            int height,
            boolean gray,
            Optional<LocalDateTime> taken,
            Fingerprint fingerprint,
            Tone tone) {}

    /** The path relative to the scanned folder, with {@code /}. */
    public String path() {
        return file.path();
    }

    public String className() {
        return file.className();
    }

    /** The part whose folder it lies in, where the person sorted pictures into parts. */
    public Optional<Part> part() {
        return file.part();
    }

    /** See {@link Content#digest()}. */
    public String digest() {
        return content.digest();
    }

    /** What the search for look-alikes needs of it. */
    public NearDuplicates.Item item() {
        return new NearDuplicates.Item(content.digest(), content.fingerprint(), content.tone());
    }

    /** The same picture as one of another class. */
    Picture in(String className) {
        return new Picture(
                new FoundFile(file.path(), className, file.part(), file.subFolder(), file.bytes(), file.modified()),
                content);
    }
}
