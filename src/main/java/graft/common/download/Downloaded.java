package graft.common.download;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file that was fetched and found right.
 *
 * @param file where it lies, complete
 * @param address where it came from
 * @param bytes its length
 * @param sha256 its digest
 * @param proof what it was compared with
 */
public record Downloaded(Path file, URI address, long bytes, String sha256, Proof proof) {

    /** How it is known that the file is the right one. */
    public enum Proof {
        /** It has the digest that its publisher, or Graft, states. */
        PUBLISHED,
        /** Its publisher states none; it has the digest it had when this person first fetched it. */
        PINNED_BEFORE,
        /** Its publisher states none, and this was the first time: from now on it must not change. */
        PINNED_NOW
    }
}
