package graft.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.AtomicFiles;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Json;
import graft.common.Message;
import graft.common.Progress;
import graft.common.download.DownloadFailure;
import graft.common.download.Downloaded;
import graft.common.download.Downloader;
import graft.common.download.Unpacker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * The person's folder of downloaded datasets, one folder for each, complete or not there. Which of them could not be had
 * the last time is noted, so that a list can say so without asking the network.
 */
public final class SampleStore {

    private static final String UNAVAILABLE = "unavailable.json";

    private final Path folder;
    private final Path archives;
    private final Downloader downloader;
    private final Clock clock;

    /**
     * @param folder of datasets; need not exist
     * @param archives where archives lie while they are fetched
     */
    public SampleStore(Path folder, Path archives, Downloader downloader, Clock clock) {
        this.folder = folder;
        this.archives = archives;
        this.downloader = downloader;
        this.clock = clock;
    }

    /**
     * A dataset that was fetched.
     *
     * @param folder where it lies
     * @param files how many there are
     * @param pinned archives whose digests no publisher states and that were fetched for the first time
     */
    public record Fetched(Path folder, int files, List<String> pinned) {}

    /** Where this dataset lies, if it is on disk. */
    public Optional<Path> find(PublicSamples.Sample sample) {
        return Optional.of(folder.resolve(sample.id())).filter(Files::isDirectory);
    }

    /** When this dataset could not be had, if that is the last thing known of it. */
    public Optional<LocalDate> unavailableSince(PublicSamples.Sample sample) {
        return Optional.ofNullable(unavailable().get(sample.id()));
    }

    /**
     * Fetches a dataset, unless it is there already.
     *
     * @param progress makes what hears the bytes of an archive, or the files of an unpacking, by its name
     * @throws DownloadFailure if an archive cannot be had or is another one
     * @throws GraftException with {@link ErrorCode#DATA} if an archive holds something else, {@link ErrorCode#DEVICE} if
     *     the disk is full, {@link ErrorCode#CANCELLED} if cancelled; what has come is kept for the next time
     */
    public Fetched fetch(
            PublicSamples.Sample sample, Function<String, Progress> progress, CancellationToken cancellation) {
        Path whole = folder.resolve(sample.id());
        if (Files.isDirectory(whole)) {
            throw new GraftException(ErrorCode.DATA, Message.of("samples.downloadedAlready", sample.id(), whole));
        }
        try {
            List<Downloaded> got = new ArrayList<>();
            for (PublicSamples.Archive archive : sample.archives()) {
                got.add(downloader.fetch(
                        archive.download(),
                        archives.resolve(archive.name()),
                        progress.apply(archive.name()),
                        cancellation));
            }
            int files = assemble(sample, whole, progress, cancellation);
            for (Downloaded one : got) {
                Files.deleteIfExists(one.file());
            }
            note(sample, Optional.empty());
            return new Fetched(whole, files, pinned(got));
        } catch (DownloadFailure e) {
            if (e.reason() != DownloadFailure.Reason.CONNECTION) {
                note(sample, Optional.of(LocalDate.now(clock)));
            }
            throw e;
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("samples.folder", folder), e);
        }
    }

    private static List<String> pinned(List<Downloaded> got) {
        return got.stream()
                .filter(d -> d.proof() == Downloaded.Proof.PINNED_NOW)
                .map(d -> String.valueOf(d.file().getFileName()))
                .toList();
    }

    /** Unpacks all archives beside the final folder and moves it to its name when it is whole. */
    private int assemble(
            PublicSamples.Sample sample,
            Path whole,
            Function<String, Progress> progress,
            CancellationToken cancellation)
            throws IOException {
        Path unfinished = folder.resolve("." + sample.id() + "." + UUID.randomUUID() + AtomicFiles.TEMPORARY_SUFFIX);
        Files.createDirectories(unfinished);
        try {
            int files = 0;
            Path dataset = unfinished.resolve("dataset");
            for (PublicSamples.Archive archive : sample.archives()) {
                Path unpacked = unfinished.resolve("archive-" + archive.name());
                files += Unpacker.forPictures()
                        .unpack(
                                archives.resolve(archive.name()),
                                unpacked,
                                progress.apply(archive.name()),
                                cancellation);
                Path inside = archive.from().isEmpty() ? unpacked : unpacked.resolve(archive.from());
                if (!Files.isDirectory(inside)) {
                    throw new GraftException(ErrorCode.DATA, Message.of("samples.otherInside", archive.name()));
                }
                Path place = archive.to().isEmpty() ? dataset : dataset.resolve(archive.to());
                Files.createDirectories(place.toAbsolutePath().getParent());
                Files.move(inside, place);
            }
            Files.move(dataset, whole);
            return files;
        } finally {
            Unpacker.delete(unfinished);
        }
    }

    private record Note(int schemaVersion, Map<String, LocalDate> unavailable) {}

    private Map<String, LocalDate> unavailable() {
        Path file = folder.resolve(UNAVAILABLE);
        try {
            return Files.exists(file)
                    ? new TreeMap<>(
                            Json.read(Files.readString(file), Note.class).unavailable())
                    : new TreeMap<>();
        } catch (JsonProcessingException e) {
            return new TreeMap<>(); // a note that nobody can read says nothing
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("samples.folder", folder), e);
        }
    }

    private void note(PublicSamples.Sample sample, Optional<LocalDate> since) {
        Map<String, LocalDate> all = unavailable();
        boolean changed = since.isPresent()
                ? !since.get().equals(all.put(sample.id(), since.get()))
                : all.remove(sample.id()) != null;
        try {
            if (changed) {
                AtomicFiles.writeText(folder.resolve(UNAVAILABLE), Json.pretty(new Note(1, all)));
            }
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("samples.folder", folder), e);
        }
    }
}
