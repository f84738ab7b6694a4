package graft.data.scan;

import graft.common.AtomicFiles;
import graft.common.Json;
import graft.common.Message;
import graft.data.similar.Fingerprint;
import graft.data.similar.Tone;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of files from the last scan, so that a file whose path, size and time are as they were need not be read
 * again. One JSON line a file after a header line. It may be deleted at any time: a cache that is damaged, cut off or of
 * another version costs time and nothing else.
 */
public final class ScanCache {

    private static final Logger LOG = LoggerFactory.getLogger(ScanCache.class);
    private static final int SCHEMA_VERSION = 1;

    private final Optional<Path> file;

    private ScanCache(Optional<Path> file) {
        this.file = file;
    }

    /** Kept in this file, whose folder need not exist yet. */
    public static ScanCache in(Path file) {
        return new ScanCache(Optional.of(file));
    }

    /** Nothing is known, nothing is kept. */
    public static ScanCache none() {
        return new ScanCache(Optional.empty());
    }

    private record Header(int schemaVersion, int examiner) {}

    private record Line(
            String path,
            long bytes,
            Instant modified,
            @Nullable Message unreadable,
            @Nullable Note picture) {}

    private record Note(
            String fileDigest,
            String digest,
            String format,
            int width,
            int height,
            boolean gray,
            @Nullable LocalDateTime taken,
            String hash,
            byte[] thumbnail,
            Tone tone) {}

    /** What is known, by path; what does not fit the file as found is left out. */
    Map<String, Examined> load(List<FoundFile> found) {
        Map<String, Line> lines = read();
        Map<String, Examined> known = new HashMap<>();
        for (FoundFile f : found) {
            Line line = lines.get(f.path());
            if (line != null && line.bytes == f.bytes() && line.modified.equals(f.modified())) {
                examined(f, line).ifPresent(e -> known.put(f.path(), e));
            }
        }
        return known;
    }

    private Map<String, Line> read() {
        Map<String, Line> lines = new HashMap<>();
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return lines;
        }
        try (BufferedReader reader = Files.newBufferedReader(file.get(), StandardCharsets.UTF_8)) {
            String first = reader.readLine();
            Header now = new Header(SCHEMA_VERSION, PictureExaminer.VERSION);
            if (first == null || !now.equals(Json.read(first, Header.class))) {
                return lines;
            }
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                Line line = Json.read(text, Line.class);
                if ((line.unreadable == null) != (line.picture == null)) {
                    lines.put(line.path, line);
                }
            }
        } catch (IOException | RuntimeException e) {
            // Whatever was read up to here is whole; the rest is examined again.
            LOG.info(
                    "the scan cache is damaged after {} files; the others are read again: {}",
                    lines.size(),
                    e.getClass().getSimpleName());
        }
        return lines;
    }

    private static Optional<Examined> examined(FoundFile found, Line line) {
        if (line.unreadable != null) {
            return Optional.of(new Examined.Failed(found, line.unreadable));
        }
        try {
            return Optional.ofNullable(line.picture).map(n -> new Examined.Read(new Picture(found, content(n))));
        } catch (RuntimeException e) {
            LOG.debug("the cached notes on {} are damaged; the file is read again", found.path(), e);
            return Optional.empty();
        }
    }

    private static Picture.Content content(Note n) {
        return new Picture.Content(
                n.fileDigest,
                n.digest,
                n.format,
                n.width,
                n.height,
                n.gray,
                Optional.ofNullable(n.taken),
                Fingerprint.of(HexFormat.fromHexDigitsToLong(n.hash), n.thumbnail),
                Objects.requireNonNull(n.tone));
    }

    /**
     * Keeps what is known now instead of what was. A cache that cannot be written costs the next scan its time, and this
     * one nothing.
     */
    void save(Iterable<Examined> all) {
        if (file.isEmpty()) {
            return;
        }
        try {
            AtomicFiles.write(file.get(), out -> {
                out.write(utf8(Json.line(new Header(SCHEMA_VERSION, PictureExaminer.VERSION))));
                for (Examined examined : all) {
                    out.write(utf8(Json.line(line(examined))));
                }
            });
        } catch (IOException e) {
            LOG.warn("the scan cache cannot be written, so the next scan reads every picture again: {}", e.toString());
        }
    }

    private static byte[] utf8(String line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Line line(Examined examined) {
        FoundFile f = examined.file();
        if (examined instanceof Examined.Failed failed) {
            return new Line(f.path(), f.bytes(), f.modified(), failed.reason(), null);
        }
        Picture.Content c = ((Examined.Read) examined).picture().content();
        Note note = new Note(
                c.fileDigest(),
                c.digest(),
                c.format(),
                c.width(),
                c.height(),
                c.gray(),
                c.taken().orElse(null),
                HexFormat.of().toHexDigits(c.fingerprint().hash()),
                c.fingerprint().thumbnail(),
                c.tone());
        return new Line(f.path(), f.bytes(), f.modified(), null, note);
    }
}
