package graft.data.scan;

import graft.data.Part;
import java.time.Instant;
import java.util.Optional;

/**
 * A file in a class folder, before anybody looked into it.
 *
 * @param path relative to the scanned folder, with {@code /}
 * @param className name of its class folder, in composed Unicode (NFC)
 * @param part the part whose folder it lies in, if any
 * @param subFolder the folders between class folder and file with {@code /}, or empty
 * @param bytes size of the file
 * @param modified when the file was last written
 */
public record FoundFile(
        String path, String className, Optional<Part> part, String subFolder, long bytes, Instant modified) {

    /** The file's own name. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
