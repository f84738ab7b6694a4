package graft.data.decode;

import graft.common.Message;
import graft.data.Rows;
import graft.data.UnreadablePictureException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * The rows of the raster types that decoders make. Gray levels are taken as they are: Java's own conversion treats
 * them as linear light and brightens every gray picture.
 */
final class RasterRows {

    private RasterRows() {}

    /**
     * @throws UnreadablePictureException if the samples are not 8 or 16 bit levels of gray, RGB or CMYK, or a palette
     */
    static Rows of(BufferedImage image) throws UnreadablePictureException {
        ColorModel model = image.getColorModel();
        ColorSpace space = model.getColorSpace();
        if (!(model instanceof ComponentColorModel) || model instanceof IndexColorModel) {
            return new ColourModelRows(image);
        }
        int type = model.getTransferType();
        if (type != DataBuffer.TYPE_BYTE && type != DataBuffer.TYPE_USHORT) {
            throw new UnreadablePictureException(Message.of("data.readMeasurements"), null);
        }
        if (space.getType() == ColorSpace.TYPE_CMYK) {
            return space instanceof ICC_ColorSpace
                    ? of(new ColorConvertOp(null)
                            .filter(
                                    image,
                                    new BufferedImage(
                                            image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR)))
                    : new ComponentRows(image, true);
        }
        int colours = model.getNumColorComponents();
        if (colours != 1 && colours != 3) {
            throw new UnreadablePictureException(Message.of("data.readMeasurements"), null);
        }
        if (space.getType() != ColorSpace.TYPE_GRAY && space.getType() != ColorSpace.TYPE_RGB) {
            return new ColourModelRows(image);
        }
        boolean bytes = image.getRaster().getSampleModel() instanceof PixelInterleavedSampleModel
                && image.getRaster().getDataBuffer() instanceof DataBufferByte;
        if (!bytes || model.hasAlpha()) {
            return new ComponentRows(image, false);
        }
        if (isPacked(image, 0, 1, 2)) {
            return new PackedRows(image, false);
        }
        return isPacked(image, 2, 1, 0) ? new PackedRows(image, true) : new InterleavedRows(image);
    }

    private static boolean isPacked(BufferedImage image, int... bands) {
        WritableRaster raster = image.getRaster();
        return raster.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && layout.getPixelStride() == 3
                && Arrays.equals(layout.getBandOffsets(), bands)
                && raster.getParent() == null
                && raster.getDataBuffer().getOffset() == 0;
    }

    /** Three bytes a pixel with nothing between: nearly every picture. */
    private static final class PackedRows implements Rows {
        private final int width;
        private final int height;
        private final int stride;
        private final byte[] samples;
        private final boolean blueFirst;

        PackedRows(BufferedImage image, boolean blueFirst) {
            this.blueFirst = blueFirst;
            width = image.getWidth();
            height = image.getHeight();
            stride = ((PixelInterleavedSampleModel) image.getRaster().getSampleModel()).getScanlineStride();
            samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public boolean isBlueFirst() {
            return blueFirst;
        }

        @Override
        public void read(int y, byte[] rgb, int offset) {
            System.arraycopy(samples, y * stride, rgb, offset, width * 3);
        }
    }

    /** Three bytes a pixel or one, in whatever order, straight from the decoder's array. */
    private static final class InterleavedRows implements Rows {
        private final int width;
        private final int height;
        private final byte[] samples;
        private final int start;
        private final int pixelStride;
        private final int lineStride;
        private final int[] bands;

        InterleavedRows(BufferedImage image) {
            WritableRaster raster = image.getRaster();
            PixelInterleavedSampleModel layout = (PixelInterleavedSampleModel) raster.getSampleModel();
            DataBufferByte buffer = (DataBufferByte) raster.getDataBuffer();
            width = image.getWidth();
            height = image.getHeight();
            samples = buffer.getData();
            pixelStride = layout.getPixelStride();
            lineStride = layout.getScanlineStride();
            start = buffer.getOffset()
                    - raster.getSampleModelTranslateY() * lineStride
                    - raster.getSampleModelTranslateX() * pixelStride;
            int[] offsets = layout.getBandOffsets();
            bands = offsets.length < 3 ? new int[] {offsets[0], offsets[0], offsets[0]} : offsets;
        }

        @Override
        public int width() {
            return width;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public void read(int y, byte[] rgb, int offset) {
            int from = start + y * lineStride;
            int red = bands[0];
            int green = bands[1];
            int blue = bands[2];
            for (int at = offset, end = offset + width * 3; at < end; at += 3, from += pixelStride) {
                rgb[at] = samples[from + red];
                rgb[at + 1] = samples[from + green];
                rgb[at + 2] = samples[from + blue];
            }
        }
    }

    /** 8 or 16 bits, gray, RGB or plain CMYK, with or without transparency, in any layout. */
    private static final class ComponentRows implements Rows {
        private final WritableRaster raster;
        private final int colours;
        private final boolean alpha;
        private final boolean multiplied;
        private final boolean inks;
        private final int most;
        private int[] line = {};

        ComponentRows(BufferedImage image, boolean inks) {
            raster = image.getRaster();
            colours = image.getColorModel().getNumColorComponents();
            alpha = image.getColorModel().hasAlpha();
            multiplied = alpha && image.getColorModel().isAlphaPremultiplied();
            most = (1 << image.getColorModel().getComponentSize(0)) - 1;
            this.inks = inks;
        }

        @Override
        public int width() {
            return raster.getWidth();
        }

        @Override
        public int height() {
            return raster.getHeight();
        }

        @Override
        public void read(int y, byte[] rgb, int offset) {
            int bands = raster.getNumBands();
            if (line.length == 0) {
                line = new int[raster.getWidth() * bands];
            }
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, line);
            for (int from = 0, at = offset; from < line.length; from += bands, at += 3) {
                int opaque = alpha ? line[from + colours] : most;
                for (int c = 0; c < 3; c++) {
                    rgb[at + c] = (byte) onWhite(inks ? light(from, c) : line[from + (colours == 1 ? 0 : c)], opaque);
                }
            }
        }

        /** Of light falling on white paper: what the ink of this colour and the black ink both let through. */
        private int light(int from, int ink) {
            return (int) ((long) (most - line[from + ink]) * (most - line[from + 3]) / most);
        }

        private int onWhite(int value, int opaque) {
            long part = multiplied ? (long) value * most : (long) value * opaque;
            long whole = (long) most * most;
            long level = part + (long) most * (most - opaque);
            return (int) Math.min(255, (level * 255 + whole / 2) / whole);
        }
    }

    /** Palettes, packed pixels and rare colour spaces: as the colour model itself says. */
    private static final class ColourModelRows implements Rows {
        private final BufferedImage image;
        private final int[] line;

        ColourModelRows(BufferedImage image) {
            this.image = image;
            this.line = new int[image.getWidth()];
        }

        @Override
        public int width() {
            return image.getWidth();
        }

        @Override
        public int height() {
            return image.getHeight();
        }

        @Override
        public void read(int y, byte[] rgb, int offset) {
            image.getRGB(0, y, line.length, 1, line, 0, line.length);
            int at = offset;
            for (int argb : line) {
                int opaque = argb >>> 24;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int value = (argb >> shift) & 0xFF;
                    rgb[at++] = (byte) ((value * opaque + 255 * (255 - opaque) + 127) / 255);
                }
            }
        }
    }
}
