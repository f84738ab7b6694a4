package graft.run.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where deleted runs wait before they are gone. When a run was deleted is part of its folder's name there, so that
 * deleting and restoring are one move each.
 */
final class RunBin {

    /** How long a deleted run can be restored. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int STAMP_LENGTH = 16;

    private final Path bin;
    private final Path runs;

    RunBin(Path bin, Path runs) {
        this.bin = bin;
        this.runs = runs;
    }

    /** A deleted run. */
    record Binned(String id, Instant deleted, Path folder) {}

    /** The deleted runs, the last deleted first. */
    List<Binned> list() {
        return NewFolder.visible(bin).stream()
                .flatMap(f -> binned(f).stream())
                .sorted(Comparator.comparing(Binned::deleted).reversed().thenComparing(Binned::id))
                .toList();
    }

    private static Optional<Binned> binned(Path folder) {
        String name = NewFolder.nameOf(folder);
        if (name.length() < STAMP_LENGTH + 2 || name.charAt(STAMP_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            Instant deleted = Instant.from(STAMP.parse(name.substring(0, STAMP_LENGTH)));
            return Optional.of(new Binned(name.substring(STAMP_LENGTH + 1), deleted, folder));
        } catch (DateTimeException e) {
            return Optional.empty(); // not put there by us, so not ours to delete
        }
    }

    boolean has(String id) {
        return list().stream().anyMatch(b -> b.id().equals(id));
    }

    void put(Path run, Instant now) throws IOException {
        Files.createDirectories(bin);
        Files.move(run, bin.resolve(STAMP.format(now) + "." + NewFolder.nameOf(run)), StandardCopyOption.ATOMIC_MOVE);
    }

    Path restore(Binned binned) throws IOException {
        Files.createDirectories(runs);
        return Files.move(binned.folder(), runs.resolve(binned.id()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Deletes for good what has waited long enough. */
    void empty(Instant now) throws IOException {
        NewFolder.throwAwayUnfinished(bin);
        for (Binned binned : list()) {
            if (binned.deleted().plus(KEPT).isBefore(now)) {
                NewFolder.delete(binned.folder());
            }
        }
    }
}
