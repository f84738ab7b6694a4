package graft.data;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a picture file says of itself.
 *
 * @param format what the content is, whatever the file is called: "JPEG", "PNG", ...
 * @param width of the upright picture in pixels, before any subsampling
 * @param height of the upright picture in pixels, before any subsampling
 * @param gray whether the file holds one channel only
 * @param taken when the camera says it was taken, in the camera's own local time
 */
public record PictureInfo(String format, int width, int height, boolean gray, Optional<LocalDateTime> taken) {}
