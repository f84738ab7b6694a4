package graft.model;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Unpacks bundles into memory, trusting nothing in them. */
final class BundleReader {

    private static final long LARGEST_TEXT = 4_000_000;

    /** What may be inside, and how large each may be. All of it must be there. */
    private static final Map<String, Long> FILES = Map.of(
            ModelWriter.MODEL_FILE,
            ModelFile.LARGEST_BYTES,
            ModelWriter.LABELS_FILE,
            LARGEST_TEXT,
            ModelBundle.CARD_FILE,
            LARGEST_TEXT,
            ModelBundle.PROVENANCE_FILE,
            LARGEST_TEXT);

    /** More than this times its packed size is a bomb; weights hardly shrink, texts by ten at most. */
    private static final long LARGEST_RATIO = 100;

    private BundleReader() {}

    /**
     * All files by name.
     *
     * @throws GraftException with {@link ErrorCode#WEIGHTS} if it is no complete and sound bundle
     * @throws IOException if it cannot be read
     */
    static Map<String, byte[]> read(Path file) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            // Counted before anything is read: a central directory can list millions of entries.
            if (zip.size() != FILES.size()) {
                throw refused(zip.size() + " entries", null);
            }
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                Long largest = FILES.get(entry.getName());
                if (largest == null || files.containsKey(entry.getName())) {
                    throw refused("entry " + entry.getName(), null);
                }
                files.put(entry.getName(), content(zip, entry, largest));
            }
        } catch (ZipException | IllegalArgumentException e) {
            // An IllegalArgumentException is how ZipFile tells of a name that is not UTF-8.
            throw refused("zip", e);
        } catch (java.io.EOFException e) {
            throw refused("cut off", e);
        }
        return files;
    }

    private static byte[] content(ZipFile zip, ZipEntry entry, long largest) throws IOException {
        long size = entry.getSize();
        boolean bomb = size > LARGEST_RATIO * Math.max(1, entry.getCompressedSize());
        if (size < 0 || size > largest || bomb) {
            throw refused(entry.getName() + " of " + size + " bytes", null);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            // One more than claimed, so that an entry that goes on is noticed without reading it all.
            byte[] content = in.readNBytes(Math.toIntExact(size + 1));
            if (content.length != size) {
                throw refused(entry.getName() + " is not " + size + " bytes long", null);
            }
            return content;
        }
    }

    static GraftException refused(String detail, @Nullable Throwable cause) {
        return new GraftException(ErrorCode.WEIGHTS, Message.of("model.bundleDamaged"), detail, cause);
    }
}
