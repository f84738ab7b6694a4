package graft.data;

/**
 * A picture as read from its file.
 *
 * @param image upright, in sRGB, on white where the file is transparent; possibly subsampled
 * @param info what the file says
 */
public record DecodedPicture(RgbImage image, PictureInfo info) {}
