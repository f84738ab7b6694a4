package graft.common.download;

import graft.common.CancellationToken;
import graft.common.Progress;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files that come out of an archive, written one by one under a folder and counted against limits. */
final class UnpackedTree {

    private static final int BUFFER = 1 << 16;
    /** Small archives of empty pages may well have a great ratio. */
    private static final long ALWAYS_FINE = 1 << 20;

    private final Path folder;
    private final ArchiveLimits limits;
    private final long budget;
    private final Progress progress;
    private final CancellationToken cancellation;
    private final Set<String> taken = new HashSet<>();
    private long written;
    private int files;
    private int entries;
    private int expected;

    /** Where an entry's bytes come from. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    /** @param archiveBytes length of the archive itself */
    UnpackedTree(
            Path folder, ArchiveLimits limits, long archiveBytes, Progress progress, CancellationToken cancellation) {
        this.folder = folder;
        this.limits = limits;
        this.budget = Math.min(limits.bytes(), ALWAYS_FINE + limits.ratio() * archiveBytes);
        this.progress = progress;
        this.cancellation = cancellation;
    }

    int files() {
        return files;
    }

    /** How many entries the archive says it has. */
    void expect(int count) throws HostileArchiveException {
        if (count > limits.files()) {
            throw new HostileArchiveException(count + " entries");
        }
        expected = count;
    }

    void folder(String name) throws IOException {
        EntryName entry = admit(name);
        if (!entry.isLitter()) {
            Files.createDirectories(path(entry));
        }
    }

    void file(String name, Source source) throws IOException {
        EntryName entry = admit(name);
        if (entry.isLitter()) {
            return;
        }
        if (!taken.add(entry.key())) {
            throw new HostileArchiveException("twice: " + name);
        }
        Path path = path(entry);
        Files.createDirectories(path.getParent());
        try (InputStream in = open(source, name);
                OutputStream out = Files.newOutputStream(path, StandardOpenOption.CREATE_NEW)) {
            copy(in, out, name);
        }
        files++;
        progress.at(entries, Math.max(entries, expected));
    }

    private EntryName admit(String name) throws HostileArchiveException {
        cancellation.throwIfCancelled();
        if (++entries > limits.files()) {
            throw new HostileArchiveException("more than " + limits.files() + " entries");
        }
        return EntryName.of(name)
                .orElseThrow(() -> new HostileArchiveException("a name that leads elsewhere: " + name));
    }

    private Path path(EntryName entry) throws HostileArchiveException {
        Path path = folder.resolve(String.join("/", entry.parts())).normalize();
        if (!path.startsWith(folder)) {
            throw new HostileArchiveException("outside: " + path);
        }
        return path;
    }

    private void copy(InputStream in, OutputStream out, String name) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = read(in, buffer, name); n >= 0; n = read(in, buffer, name)) {
            cancellation.throwIfCancelled();
            size += n;
            written += n;
            if (size > limits.largest() || written > budget) {
                throw new HostileArchiveException("grows beyond " + budget + " bytes at " + name);
            }
            out.write(buffer, 0, n);
        }
    }

    private static InputStream open(Source source, String name) throws DamagedArchiveException {
        try {
            return source.open();
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedArchiveException(name, e);
        }
    }

    /** Tells a damaged archive from a full disk. */
    private static int read(InputStream in, byte[] buffer, String name) throws DamagedArchiveException {
        try {
            return in.read(buffer);
        } catch (IOException | IllegalArgumentException e) {
            throw new DamagedArchiveException(name, e);
        }
    }

    /** A stream whose closing leaves the one below open. */
    static InputStream unclosed(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                return in.read(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    /** Deletes a folder that was not finished, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }
}
