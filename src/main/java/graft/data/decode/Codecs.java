package graft.data.decode;

import com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.BigTIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Which decoder reads which kind, looked up once. TwelveMonkeys for what the Java runtime reads badly or not at all;
 * the runtime's own for PNG and GIF.
 */
final class Codecs {

    private final Map<FileKind, ImageReaderSpi> providers = new EnumMap<>(FileKind.class);
    private final ImageReaderSpi bigTiff;

    Codecs() {
        // Decoders that open streams inside streams would otherwise put them into files on the disk.
        ImageIO.setUseCache(false);
        IIORegistry registry = IIORegistry.getDefaultInstance();
        providers.put(FileKind.JPEG, registered(registry, JPEGImageReaderSpi.class, JPEGImageReaderSpi::new));
        providers.put(FileKind.TIFF, registered(registry, TIFFImageReaderSpi.class, TIFFImageReaderSpi::new));
        providers.put(FileKind.WEBP, registered(registry, WebPImageReaderSpi.class, WebPImageReaderSpi::new));
        providers.put(FileKind.BMP, registered(registry, BMPImageReaderSpi.class, BMPImageReaderSpi::new));
        providers.put(FileKind.PNG, ofRuntime("png"));
        providers.put(FileKind.GIF, ofRuntime("gif"));
        bigTiff = registered(registry, BigTIFFImageReaderSpi.class, BigTIFFImageReaderSpi::new);
    }

    /** A fresh decoder, because decoders hold a state and are not for several threads. */
    ImageReader readerFor(FileKind kind, byte[] bytes) throws IOException {
        boolean big = kind == FileKind.TIFF && (Bytes.has(bytes, 0, "II+") || Bytes.has(bytes, 0, "MM\0+"));
        ImageReaderSpi provider = big ? bigTiff : providers.get(kind);
        if (provider == null) {
            throw new IllegalArgumentException("no decoder for " + kind);
        }
        return provider.createReaderInstance();
    }

    private static <T extends ImageReaderSpi> ImageReaderSpi registered(
            IIORegistry registry, Class<T> type, Supplier<T> maker) {
        T known = registry.getServiceProviderByClass(type);
        if (known == null) {
            // The registry finds providers through the first caller's class loader, which need not be ours.
            known = maker.get();
            registry.registerServiceProvider(known);
        }
        return known;
    }

    private static ImageReaderSpi ofRuntime(String format) {
        var readers = ImageIO.getImageReadersByFormatName(format);
        while (readers.hasNext()) {
            ImageReaderSpi provider = readers.next().getOriginatingProvider();
            if (provider.getClass().getModule().getName() != null) {
                return provider;
            }
        }
        throw new IllegalStateException("this Java runtime reads no " + format);
    }
}
