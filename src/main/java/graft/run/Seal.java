package graft.run;

import graft.common.Digests;
import graft.common.Message;
import graft.training.StopReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last file a run gets: it says that the run is finished, and what belongs to it with size and digest. A run without a
 * whole seal, or with a file that does not fit it, is not treated as finished, whatever else its folder holds.
 *
 * @param reason why training ended
 * @param at when
 * @param files by name
 */
record Seal(StopReason reason, Instant at, Map<String, Entry> files) {

    static final JsonDocument<Seal> DOCUMENT = new JsonDocument<>(Seal.class);

    /** A file as it was when the run was finished. */
    record Entry(long bytes, String sha256) {}

    Seal {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        if (!files.keySet().containsAll(RunFiles.OF_A_FINISHED_RUN)) {
            throw new IllegalArgumentException("a seal on " + files.keySet());
        }
    }

    /**
     * Seals the files of a folder.
     *
     * @throws IllegalStateException if one is missing
     */
    static Seal of(Path folder, StopReason reason, Instant at) throws IOException {
        Map<String, Entry> files = new TreeMap<>();
        for (String name : RunFiles.OF_A_FINISHED_RUN) {
            Path file = folder.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw new IllegalStateException("a finished run without " + name);
            }
            files.put(name, new Entry(Files.size(file), Digests.ofFile(file)));
        }
        return new Seal(reason, at, files);
    }

    /** The first file whose size is not the sealed one; quick, and enough to find what a crash cut off. */
    Optional<String> brokenBySize(Path folder) throws IOException {
        for (Map.Entry<String, Entry> sealed : files.entrySet()) {
            Path file = folder.resolve(sealed.getKey());
            if (!Files.isRegularFile(file)
                    || Files.size(file) != sealed.getValue().bytes()) {
                return Optional.of(sealed.getKey());
            }
        }
        return Optional.empty();
    }

    /** The first file whose content is not the sealed one; reads them all. */
    Optional<String> brokenByDigest(Path folder) throws IOException {
        Optional<String> bySize = brokenBySize(folder);
        if (bySize.isPresent()) {
            return bySize;
        }
        for (Map.Entry<String, Entry> sealed : files.entrySet()) {
            if (!Digests.ofFile(folder.resolve(sealed.getKey()))
                    .equals(sealed.getValue().sha256())) {
                return Optional.of(sealed.getKey());
            }
        }
        return Optional.empty();
    }

    static Message brokenSentence(Path folder, String file) {
        return Message.of("run.sealBroken", JsonDocument.shown(folder.resolve(file)));
    }
}
