package graft.data.decode;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import graft.common.Message;
import graft.data.UnreadablePictureException;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/** Runs one decoder over one file's bytes, having looked at the header first. */
final class RasterDecoder {

    private final Codecs codecs;
    private final ReadLimits limits;

    /**
     * What a decoder made of a file.
     *
     * @param raster as decoded: any colour model, not yet upright
     * @param canvas the whole picture, before any shrinking, and where the raster lies in it
     * @param shrink how much of the shrinking is done, and how much is left to do
     */
    record Decoded(BufferedImage raster, Canvas canvas, Shrink shrink) {}

    RasterDecoder(Codecs codecs, ReadLimits limits) {
        this.codecs = codecs;
        this.limits = limits;
    }

    /**
     * Decodes the first picture of a file.
     *
     * @param shortSide as in {@link graft.data.PictureReader#read}
     * @throws IOException if the decoder finds the file damaged; its runtime exceptions come through as well
     */
    Decoded decode(FileKind kind, byte[] bytes, int shortSide) throws IOException, UnreadablePictureException {
        ImageReader reader = codecs.readerFor(kind, bytes);
        try (ByteArrayImageInputStream input = new ByteArrayImageInputStream(bytes)) {
            reader.setInput(input, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Canvas canvas = kind == FileKind.GIF ? Canvas.ofGif(bytes, width, height) : Canvas.of(width, height);
            checkPixels(canvas);
            Shrink shrink = Shrink.of(canvas.width(), canvas.height(), shortSide);
            ImageReadParam how = reader.getDefaultReadParam();
            ImageTypeSpecifier type = destination(reader);
            how.setSourceSubsampling(shrink.step(), shrink.step(), 0, 0);
            checkMemory(type, width, height, shrink);
            if (kind == FileKind.JPEG && isRgbBytes(type)) {
                how.setDestination(redFirst(type.getColorModel(), width, height, shrink.step()));
            } else {
                how.setDestinationType(type);
            }
            return new Decoded(read(kind, bytes, reader, how), canvas, shrink);
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(FileKind kind, byte[] bytes, ImageReader reader, ImageReadParam how)
            throws IOException, UnreadablePictureException {
        if (kind != FileKind.JPEG) {
            return reader.read(0, how);
        }
        JpegDamage damage = new JpegDamage(bytes);
        reader.addIIOReadWarningListener(damage);
        reader.addIIOReadProgressListener(damage);
        BufferedImage raster = reader.read(0, how);
        if (damage.isIncomplete()) {
            throw new UnreadablePictureException(Message.of("data.readTruncated"), null);
        }
        return raster;
    }

    /**
     * RGB as it is stored, so that a colour profile is applied after shrinking and not to twelve million pixels;
     * anything else (CMYK, YCCK) as the decoder likes it best, which converts to RGB.
     */
    private static ImageTypeSpecifier destination(ImageReader reader) throws IOException {
        ImageTypeSpecifier raw = reader.getRawImageType(0);
        boolean rgb = raw != null
                && raw.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_RGB
                && raw.getNumComponents() >= 3;
        return rgb ? raw : reader.getImageTypes(0).next();
    }

    private static boolean isRgbBytes(ImageTypeSpecifier type) {
        return type.getColorModel() instanceof ComponentColorModel model
                && model.getTransferType() == DataBuffer.TYPE_BYTE
                && model.getNumComponents() == 3
                && model.getColorSpace().getType() == ColorSpace.TYPE_RGB;
    }

    /**
     * What a JPEG is decoded into. Left to itself the decoder takes blue first, and turns round every pixel of what its
     * native part hands it: a third of all its work.
     */
    private static BufferedImage redFirst(ColorModel model, int width, int height, int step) {
        int columns = (width + step - 1) / step;
        int rows = (height + step - 1) / step;
        WritableRaster raster = Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, columns, rows, columns * 3, 3, new int[] {0, 1, 2}, null);
        return new BufferedImage(model, raster, false, null);
    }

    private void checkPixels(Canvas canvas) throws UnreadablePictureException {
        if ((long) canvas.width() * canvas.height() > limits.pixels()) {
            throw new UnreadablePictureException(
                    Message.of("data.readTooManyPixels", limits.pixels() / 1_000_000), null);
        }
    }

    private void checkMemory(ImageTypeSpecifier type, int width, int height, Shrink shrink)
            throws UnreadablePictureException {
        long decoded = (long) width * height / ((long) shrink.step() * shrink.step());
        long bytes = decoded * type.getColorModel().getPixelSize() / 8 + 3L * shrink.width() * shrink.height();
        if (bytes > limits.memoryBytes()) {
            throw new UnreadablePictureException(Message.of("data.readNoMemory"), null);
        }
    }
}
