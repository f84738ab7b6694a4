package graft.data.decode;

import graft.common.Message;
import graft.data.BlockMean;
import graft.data.DecodedPicture;
import graft.data.PictureInfo;
import graft.data.PictureReader;
import graft.data.RgbImage;
import graft.data.Rows;
import graft.data.UnreadablePictureException;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads JPEG, PNG, GIF (first frame), BMP, TIFF (first page) and WebP (first frame) through Java's ImageIO with the
 * TwelveMonkeys decoders. What comes out is upright, 8 bit, in sRGB, with transparent parts on white. Every other kind
 * of file gets a sentence that says what it is and what to do.
 *
 * <p>Large pictures are made smaller by the mean of blocks of pixels, which is what a resize of the whole would begin
 * with; only above 24 million pixels does the decoder leave pixels out first.
 */
public final class ImageIoPictureReader implements PictureReader {

    private static final Logger log = LoggerFactory.getLogger(ImageIoPictureReader.class);

    private final ReadLimits limits;
    private final RasterDecoder decoder;
    private final ColourProfiles profiles = new ColourProfiles();

    /** A reader with the limits that suit this process. */
    public ImageIoPictureReader() {
        this(ReadLimits.ofThisProcess());
    }

    public ImageIoPictureReader(ReadLimits limits) {
        this.limits = limits;
        this.decoder = new RasterDecoder(new Codecs(), limits);
    }

    @Override
    public DecodedPicture read(Path file, int shortSide) throws UnreadablePictureException {
        byte[] bytes = PictureFile.bytes(file, limits.fileBytes());
        FileKind kind = KindSniffer.kindOf(bytes);
        Optional<Message> refusal = kind.refusal();
        if (refusal.isPresent()) {
            throw new UnreadablePictureException(refusal.get(), null);
        }
        try {
            return decode(kind, bytes, shortSide);
        } catch (OutOfMemoryError e) {
            // The array that did not fit was never made, so there is memory to go on with.
            throw new UnreadablePictureException(Message.of("data.readNoMemory"), e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Decoders answer damaged files with any exception there is; the file is at fault, not the program.
            log.debug("{} file not decoded", kind.title(), e);
            throw new UnreadablePictureException(Message.of("data.readDamaged", kind.title()), e);
        }
    }

    private DecodedPicture decode(FileKind kind, byte[] bytes, int shortSide)
            throws IOException, UnreadablePictureException {
        Completeness.check(kind, bytes);
        RasterDecoder.Decoded decoded = decoder.decode(kind, bytes, shortSide);
        BufferedImage raster = decoded.raster();
        Rows rows = RasterRows.of(raster);
        Canvas canvas = decoded.canvas().every(decoded.shrink().step());
        if (canvas.width() != rows.width() || canvas.height() != rows.height()) {
            rows = new RowsOnCanvas(rows, canvas);
        }
        RgbImage stored = BlockMean.shrink(
                rows, decoded.shrink().width(), decoded.shrink().height());
        Optional<byte[]> profile = profileOf(kind, bytes, raster.getColorModel());
        RgbImage image = profile.isPresent() ? profiles.toSrgb(stored, profile.get()) : stored;
        CameraTags tags = CameraTags.of(kind, bytes);
        return new DecodedPicture(tags.orientation().apply(image), info(kind, decoded, tags));
    }

    /** The profile the RGB values are meant in; empty for sRGB, and for gray, where levels are kept as they are. */
    private static Optional<byte[]> profileOf(FileKind kind, byte[] bytes, ColorModel model) {
        if (isGray(model)) {
            return Optional.empty();
        }
        if (kind == FileKind.PNG) {
            return PngChunks.profile(bytes);
        }
        boolean other = model.getColorSpace() instanceof ICC_ColorSpace space
                && space.getType() == ICC_ColorSpace.TYPE_RGB
                && !space.isCS_sRGB();
        return other
                ? Optional.of(
                        ((ICC_ColorSpace) model.getColorSpace()).getProfile().getData())
                : Optional.empty();
    }

    private static boolean isGray(ColorModel model) {
        if (!(model instanceof IndexColorModel palette)) {
            return model.getNumColorComponents() == 1;
        }
        for (int i = 0; i < palette.getMapSize(); i++) {
            if (palette.getRed(i) != palette.getGreen(i) || palette.getGreen(i) != palette.getBlue(i)) {
                return false;
            }
        }
        return true;
    }

    private static PictureInfo info(FileKind kind, RasterDecoder.Decoded decoded, CameraTags tags) {
        boolean exchanged = tags.orientation().exchangesSides();
        int width = decoded.canvas().width();
        int height = decoded.canvas().height();
        return new PictureInfo(
                kind.title(),
                exchanged ? height : width,
                exchanged ? width : height,
                isGray(decoded.raster().getColorModel()),
                tags.taken());
    }
}
