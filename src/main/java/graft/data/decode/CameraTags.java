package graft.data.decode;

import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the camera wrote beside the picture.
 *
 * @param orientation how the stored picture lies
 * @param taken when it was taken, in the camera's own local time
 */
record CameraTags(Orientation orientation, Optional<LocalDateTime> taken) {

    private static final Logger log = LoggerFactory.getLogger(CameraTags.class);
    private static final CameraTags NONE = new CameraTags(Orientation.UPRIGHT, Optional.empty());
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("yyyy:MM:dd HH:mm:ss", Locale.ROOT);
    /** Length of {@code 2024:05:31 12:00:00}; some writers put more behind it. */
    private static final int TIME_LENGTH = 19;

    /** The tags of a file; upright and without a time where it has none, or broken ones. */
    static CameraTags of(FileKind kind, byte[] bytes) {
        return ExifBlock.find(kind, bytes).map(CameraTags::read).orElse(NONE);
    }

    private static CameraTags read(byte[] block) {
        Metadata metadata = new Metadata();
        try {
            new ExifReader().extract(new ByteArrayReader(block), metadata);
        } catch (RuntimeException e) {
            // Broken tags are no reason to refuse the picture: what was understood before the break still counts.
            log.debug("EXIF block not fully readable", e);
        }
        Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = main == null ? null : main.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        Optional<LocalDateTime> taken = Optional.empty();
        for (Directory camera : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            taken = taken.or(() -> time(camera.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL)))
                    .or(() -> time(camera.getString(ExifDirectoryBase.TAG_DATETIME_DIGITIZED)));
        }
        return new CameraTags(Orientation.ofExif(orientation == null ? 1 : orientation), taken);
    }

    private static Optional<LocalDateTime> time(@Nullable String text) {
        if (text == null || text.length() < TIME_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text.substring(0, TIME_LENGTH), EXIF_TIME));
        } catch (DateTimeException e) {
            // A camera whose clock was never set writes zeros or blanks.
            return Optional.empty();
        }
    }
}
