package graft.compute.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.Json;
import graft.common.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pack's folder held when it was put together: {@code pack.json} in it. Files of gigabytes are not read at every start.
 * A file of the length and time it had then is taken for the same, as version control does; any other is read again.
 *
 * @param schemaVersion layout of the file
 * @param id of the pack
 * @param version of what is in it
 * @param system the kind of machine it is for
 * @param files all there are
 */
record PackSeal(int schemaVersion, String id, String version, String system, List<Sealed> files) {

    static final int SCHEMA_VERSION = 1;
    static final String CLASSES = "classes";
    static final String NATIVES = "natives";

    private static final String NAME = "pack.json";
    private static final int BUFFER = 1 << 20;
    private static final long LONGEST = 1 << 20;

    PackSeal {
        files = List.copyOf(files);
    }

    /**
     * A file.
     *
     * @param folder {@value PackSeal#CLASSES} or {@value PackSeal#NATIVES}
     * @param modified its time, in milliseconds since 1970
     */
    record Sealed(String folder, String name, long bytes, long modified, String sha256) {
        Sealed {
            if (!folder.equals(CLASSES) && !folder.equals(NATIVES) || !name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*")) {
                throw new IllegalArgumentException(folder + "/" + name);
            }
        }

        Path in(Path pack) {
            return pack.resolve(folder).resolve(name);
        }

        /** Whether there is a file of this length and time. */
        boolean untouched(Path pack) throws IOException {
            Path file = in(pack);
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes
                    && Files.getLastModifiedTime(file).toMillis() == modified;
        }

        /** The same, with the time that the file has now. */
        Sealed touched(Path pack) throws IOException {
            return new Sealed(
                    folder, name, bytes, Files.getLastModifiedTime(in(pack)).toMillis(), sha256);
        }

        /** Whether there is a file of this content. */
        boolean same(Path pack, Reading reading) throws IOException {
            Path file = in(pack);
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes
                    && reading.digest(file).equals(sha256);
        }
    }

    /** The seal of a folder; nothing where there is none, or it cannot be understood. */
    static Optional<PackSeal> of(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || Files.size(file) > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readString(file), PackSeal.class))
                    .filter(seal -> seal.schemaVersion == SCHEMA_VERSION);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        AtomicFiles.writeText(folder.resolve(NAME), Json.pretty(this));
    }

    long bytes() {
        return files.stream().mapToLong(Sealed::bytes).sum();
    }

    List<Path> in(Path folder, String part) {
        return files.stream()
                .filter(file -> file.folder.equals(part))
                .map(file -> file.in(folder).toAbsolutePath())
                .toList();
    }

    /**
     * The names of the files that are not what they were.
     *
     * @param all whether every file is read, or only those that were touched since
     */
    List<String> broken(Path folder, boolean all, Reading reading) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Sealed file : files) {
            if ((all || !file.untouched(folder)) && !file.same(folder, reading)) {
                broken.add(file.name);
            }
        }
        return broken;
    }

    /** The same seal with the times that the files have now. */
    PackSeal touched(Path folder) throws IOException {
        List<Sealed> now = new ArrayList<>();
        for (Sealed file : files) {
            now.add(file.touched(folder));
        }
        return new PackSeal(schemaVersion, id, version, system, now);
    }

    /** Reads large files, says how far it is, and stops when asked to. */
    static final class Reading {
        private final Progress progress;
        private final CancellationToken cancellation;
        private final long total;
        private long done;

        /** @param total how many bytes will be read in all */
        Reading(long total, Progress progress, CancellationToken cancellation) {
            this.total = total;
            this.progress = progress;
            this.cancellation = cancellation;
        }

        String digest(Path file) throws IOException {
            try (InputStream in = Files.newInputStream(file)) {
                return copy(in, (buffer, length) -> {});
            }
        }

        /** Where what was read goes. */
        interface Target {
            void take(byte[] buffer, int length) throws IOException;
        }

        /** Hands all of it on; returns its digest. */
        String copy(InputStream in, Target target) throws IOException {
            MessageDigest digest = Digests.sha256();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                cancellation.throwIfCancelled();
                digest.update(buffer, 0, n);
                target.take(buffer, n);
                done += n;
                progress.at(Math.min(done, total), total);
            }
            return Digests.hex(digest.digest());
        }
    }
}
