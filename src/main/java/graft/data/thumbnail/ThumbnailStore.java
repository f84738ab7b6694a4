package graft.data.thumbnail;

import graft.common.AtomicFiles;
import graft.data.PictureReader;
import graft.data.Resizer;
import graft.data.RgbImage;
import graft.data.UnreadablePictureException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thumbnails of a project: JPEG files named by the digest of the picture they show, so that renaming or moving a picture
 * changes nothing. Made when first asked for. May be used from many threads.
 *
 * @param folder where they are kept; need not exist yet
 * @param reader reads the pictures, and the thumbnails too
 */
public record ThumbnailStore(Path folder, PictureReader reader) {

    /** The longer side of a thumbnail, in pixels: a tile of 90 on a screen of double resolution. */
    public static final int SIDE = 180;

    private static final Logger LOGGER = LoggerFactory.getLogger(ThumbnailStore.class);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{16,64}");
    private static final float QUALITY = 0.85f;
    private static final int LETTERS_OF_FOLDER = 2;

    /**
     * The thumbnail of a picture.
     *
     * @param picture the file it is made from if there is none yet
     * @param digest the identity of the picture, hexadecimal
     * @return the whole picture in its proportions, at most {@value #SIDE} pixels wide and high
     * @throws UnreadablePictureException if there is none yet and the file cannot be read
     */
    public RgbImage thumbnail(Path picture, String digest) throws UnreadablePictureException {
        Path file = fileOf(digest);
        if (Files.isRegularFile(file)) {
            try {
                return reader.read(file, PictureReader.FULL_SIZE).image();
            } catch (UnreadablePictureException e) {
                LOGGER.debug("the thumbnail {} is damaged and made again", file, e);
            }
        }
        RgbImage small = shrink(reader.read(picture, SIDE).image());
        keep(file, small);
        return small;
    }

    /** Whether there is a thumbnail of this picture, so that it can be shown while the picture is away. */
    public boolean has(String digest) {
        return Files.isRegularFile(fileOf(digest));
    }

    private Path fileOf(String digest) {
        String name = digest.toLowerCase(Locale.ROOT);
        if (!DIGEST.matcher(name).matches()) {
            throw new IllegalArgumentException("no digest: " + digest);
        }
        // A folder with 20,000 files in it is slow on some systems.
        return folder.resolve(name.substring(0, LETTERS_OF_FOLDER)).resolve(name + ".jpg");
    }

    private static RgbImage shrink(RgbImage image) {
        double factor = Math.min(1, (double) SIDE / Math.max(image.width(), image.height()));
        int width = (int) Math.max(1, Math.round(image.width() * factor));
        int height = (int) Math.max(1, Math.round(image.height() * factor));
        return Resizer.resize(image, height, width);
    }

    /** A thumbnail that cannot be kept is made again next time. */
    private static void keep(Path file, RgbImage image) {
        try {
            AtomicFiles.write(file, out -> write(image, out));
        } catch (IOException e) {
            LOGGER.debug("the thumbnail {} could not be kept", file, e);
        }
    }

    private static void write(RgbImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(buffered(image), null, null), settings);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage buffered(RgbImage image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        byte[] rgb = image.rgb();
        int[] pixels = new int[image.width() * image.height()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (rgb[3 * i] & 0xFF) << 16 | (rgb[3 * i + 1] & 0xFF) << 8 | (rgb[3 * i + 2] & 0xFF);
        }
        buffered.setRGB(0, 0, image.width(), image.height(), pixels, 0, image.width());
        return buffered;
    }
}
