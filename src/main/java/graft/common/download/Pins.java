package graft.common.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.AtomicFiles;
import graft.common.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Digests of files whose publishers state none, noted when this person first fetched them: a file that is another one the
 * next time is refused. (Trust on first use, as SSH does with host keys.)
 */
public final class Pins {

    private static final int SCHEMA_VERSION = 1;

    private final Path file;

    /** @param file where they are kept; need not exist */
    public Pins(Path file) {
        this.file = file;
    }

    private record Document(int schemaVersion, Map<String, String> sha256) {}

    /** The digest that the file of this name had. */
    synchronized Optional<String> of(String name) throws IOException {
        return Optional.ofNullable(read().get(name));
    }

    synchronized void pin(String name, String sha256) throws IOException {
        Map<String, String> pins = read();
        pins.put(name, sha256);
        AtomicFiles.writeText(file, Json.pretty(new Document(SCHEMA_VERSION, pins)));
    }

    private Map<String, String> read() throws IOException {
        if (!Files.exists(file)) {
            return new TreeMap<>();
        }
        try {
            Document document = Json.read(Files.readString(file), Document.class);
            if (document.schemaVersion() != SCHEMA_VERSION) {
                throw new IOException("pins of layout " + document.schemaVersion() + ": " + file);
            }
            return new TreeMap<>(document.sha256());
        } catch (JsonProcessingException e) {
            throw new IOException("not readable: " + file, e);
        }
    }
}
