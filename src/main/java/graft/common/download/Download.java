package graft.common.download;

import graft.common.ErrorCode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A file to be had from the network.
 *
 * @param name what a person calls it
 * @param addresses where it lies, the best first; each is asked in turn until one answers rightly
 * @param bytes its length, where that is published
 * @param sha256 its digest, where that is published; 64 lower-case hexadecimal digits
 * @param md5 an older digest, where only that is published; it tells a wrong file, though not one that was forged with effort
 * @param largest how long it may be at most, in bytes
 * @param failure what kind of failure it is for the asker if it cannot be had
 */
public record Download(
        String name,
        List<URI> addresses,
        Optional<Long> bytes,
        Optional<String> sha256,
        Optional<String> md5,
        long largest,
        ErrorCode failure) {

    public Download {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException(name + " has no address");
        }
        if (sha256.filter(digest -> !digest.matches("[0-9a-f]{64}")).isPresent()) {
            throw new IllegalArgumentException(name + ": no sha256: " + sha256.get());
        }
        if (md5.filter(digest -> !digest.matches("[0-9a-f]{32}")).isPresent()) {
            throw new IllegalArgumentException(name + ": no md5: " + md5.get());
        }
        if (largest < 1 || bytes.filter(b -> b < 1 || b > largest).isPresent()) {
            throw new IllegalArgumentException(name + " of " + bytes + " bytes, at most " + largest);
        }
    }

    /** Whether its publisher states a digest of it. */
    boolean isDigestPublished() {
        return sha256.isPresent() || md5.isPresent();
    }
}
