package graft.data.decode;

import graft.common.Digests;
import graft.data.RgbImage;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts pictures from their embedded RGB profile to sRGB. Preparing a conversion takes longer than carrying it out
 * on a small picture, and a folder's pictures tend to have the same profile; so conversions are kept. Safe for use from
 * many threads: a conversion is in the hands of one thread at a time.
 */
final class ColourProfiles {

    private static final Logger log = LoggerFactory.getLogger(ColourProfiles.class);
    private static final int KEPT_PROFILES = 16;

    private final ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
    private final Map<String, Deque<ColorConvertOp>> idle = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<ColorConvertOp>> eldest) {
            return size() > KEPT_PROFILES;
        }
    };

    /**
     * The picture in sRGB; the picture as it is where the profile is of no use for RGB, as other programs do.
     *
     * @param profile the bytes of an ICC profile
     */
    RgbImage toSrgb(RgbImage image, byte[] profile) {
        String key = Digests.ofBytes(profile);
        try {
            ColorConvertOp conversion = take(key, profile);
            if (conversion == null) {
                return image;
            }
            WritableRaster result = interleaved(image.width(), image.height(), new byte[image.rgb().length]);
            conversion.filter(interleaved(image.width(), image.height(), image.rgb()), result);
            giveBack(key, conversion);
            return new RgbImage(image.width(), image.height(), ((DataBufferByte) result.getDataBuffer()).getData());
        } catch (CMMException | IllegalArgumentException e) {
            log.debug("colour profile not usable", e);
            return image;
        }
    }

    private @Nullable ColorConvertOp take(String key, byte[] profile) {
        synchronized (idle) {
            Deque<ColorConvertOp> kept = idle.get(key);
            if (kept != null && !kept.isEmpty()) {
                return kept.pop();
            }
        }
        ICC_Profile source = ICC_Profile.getInstance(profile);
        return source.getColorSpaceType() == ColorSpace.TYPE_RGB
                ? new ColorConvertOp(new ICC_Profile[] {source, srgb}, null)
                : null;
    }

    private void giveBack(String key, ColorConvertOp conversion) {
        synchronized (idle) {
            idle.computeIfAbsent(key, k -> new ArrayDeque<>()).push(conversion);
        }
    }

    private static WritableRaster interleaved(int width, int height, byte[] rgb) {
        return Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length), width, height, width * 3, 3, new int[] {0, 1, 2}, null);
    }
}
