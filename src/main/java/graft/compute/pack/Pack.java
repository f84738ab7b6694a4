package graft.compute.pack;

import graft.common.ErrorCode;
import graft.common.download.Download;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pack that can be put together.
 *
 * @param id what it is asked for by, and the name of its folder
 * @param kind what it is for; one pack of each kind
 * @param version of what is in it; a pack of another version is put together anew
 * @param licence of what is in it
 * @param systems the files it is made of, for each kind of machine there is one for, named as {@link Packs#system} does
 */
public record Pack(String id, PackKind kind, String version, String licence, Map<String, List<Archive>> systems) {

    /** Larger than any there is. */
    private static final long LARGEST = 1L << 32;

    public Pack {
        systems = Map.copyOf(systems);
        if (!id.matches("[a-z0-9][a-z0-9-]{0,40}") || systems.isEmpty()) {
            throw new IllegalArgumentException("no pack: " + id);
        }
    }

    /**
     * A published file.
     *
     * @param name of the file
     * @param address where it lies
     * @param bytes its length
     * @param sha256 its digest
     * @param libraries the native libraries that are taken out of it, as they are called in it; absent where the file is a
     *     jar of classes and used as it is
     */
    public record Archive(String name, URI address, long bytes, String sha256, Optional<List<String>> libraries) {
        public Archive {
            libraries = libraries.map(List::copyOf);
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]+") || bytes < 1 || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("no file of a pack: " + name);
            }
        }

        /** How it is fetched. */
        Download download() {
            return new Download(
                    name,
                    List.of(address),
                    Optional.of(bytes),
                    Optional.of(sha256),
                    Optional.empty(),
                    LARGEST,
                    ErrorCode.DEVICE);
        }
    }

    /** The files it is made of on a kind of machine; none where there is no such pack for it. */
    public List<Archive> archives(String system) {
        return systems.getOrDefault(system, List.of());
    }

    /** How much there is to fetch for a kind of machine. */
    public long bytes(String system) {
        return archives(system).stream().mapToLong(Archive::bytes).sum();
    }
}
