package graft.common.download;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One try to get the rest of a file from one address. */
final class Transfer {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");
    private static final Pattern UNSATISFIED = Pattern.compile("bytes \\*/(\\d{1,18})");
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int UNSATISFIABLE = 416;
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final long SPARE_DISK = 16 << 20;

    private final Download what;
    private final URI address;
    private final PartFile part;
    private final Exchange exchange;
    private final Patience patience;
    private final Progress progress;
    private final CancellationToken cancellation;

    Transfer(
            Download what,
            URI address,
            PartFile part,
            Exchange exchange,
            Patience patience,
            Progress progress,
            CancellationToken cancellation) {
        this.what = what;
        this.address = address;
        this.part = part;
        this.exchange = exchange;
        this.patience = patience;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    /**
     * Fetches until the part is complete, going on where it ends if the server still has that version.
     *
     * @throws IOException if the connection breaks or stands still; what has come stays in the part
     * @throws DownloadFailure if trying again would not help
     */
    void run(Path folder) throws IOException {
        Map<String, String> wanted = resumption();
        if (part.length() > 0 && what.bytes().equals(Optional.of(part.length()))) {
            return;
        }
        try (Exchange.Answer answer = exchange.get(address, wanted, cancellation)) {
            long total = begin(answer);
            if (total == part.length() && answer.status() == UNSATISFIABLE) {
                return;
            }
            room(folder, total);
            receive(answer, total);
        } catch (Exchange.Astray e) {
            throw failure(DownloadFailure.Reason.REDIRECTION, "download.astray", e.why(), e);
        }
    }

    /** Headers that ask for what is missing; a part of an unknown version is thrown away. */
    private Map<String, String> resumption() {
        if (part.length() == 0) {
            return Map.of();
        }
        Optional<PartFile.Version> version =
                part.version().filter(v -> v.address().equals(address.toString()));
        if (version.isEmpty()
                || (version.get().validator().isEmpty() && what.sha256().isEmpty())) {
            disk(() -> part.restart(Optional.empty()));
            return Map.of();
        }
        Map<String, String> wanted = new HashMap<>();
        wanted.put("Range", "bytes=" + part.length() + "-");
        if (!version.get().validator().isEmpty()) {
            wanted.put("If-Range", version.get().validator());
        }
        return wanted;
    }

    /** Looks at the head of an answer and prepares the part for its body; the length of the whole file, or -1. */
    private long begin(Exchange.Answer answer) throws IOException {
        long total =
                switch (answer.status()) {
                    case OK -> fromTheStart(answer);
                    case PARTIAL -> goingOn(answer);
                    case UNSATISFIABLE -> nothingMore(answer);
                    default -> throw refused(answer.status());
                };
        boolean encoded = answer.header("Content-Encoding")
                .filter(e -> !e.equalsIgnoreCase("identity"))
                .isPresent();
        if (encoded
                || total > what.largest()
                || (total >= 0 && what.bytes().filter(b -> b != total).isPresent())) {
            disk(() -> part.restart(Optional.empty()));
            throw failure(DownloadFailure.Reason.OTHER_CONTENT, "download.otherLength", "of " + total + " bytes", null);
        }
        return total >= 0 ? total : what.bytes().orElse(-1L);
    }

    private long fromTheStart(Exchange.Answer answer) {
        disk(() -> part.restart(Optional.of(
                PartFile.Version.of(address.toString(), validator(answer).orElse("")))));
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    /** A weak ETag does not promise equal bytes (RFC 9110, section 13.1.5), so it cannot serve here. */
    private static Optional<String> validator(Exchange.Answer answer) {
        return answer.header("ETag").filter(tag -> tag.startsWith("\"")).or(() -> answer.header("Last-Modified"));
    }

    private long goingOn(Exchange.Answer answer) throws IOException {
        Matcher range = CONTENT_RANGE.matcher(answer.header("Content-Range").orElse(""));
        Optional<String> noted = part.version().map(PartFile.Version::validator);
        Optional<String> now = validator(answer);
        boolean sameVersion = now.isEmpty() || noted.equals(now) || noted.equals(Optional.of(""));
        if (!range.matches() || Long.parseLong(range.group(1)) != part.length() || !sameVersion) {
            disk(() -> part.restart(Optional.empty()));
            throw new IOException("the server sent another part, or a part of another version");
        }
        return range.group(3).equals("*") ? -1 : Long.parseLong(range.group(3));
    }

    /** Either the part is complete, or it is longer than what the server has now. */
    private long nothingMore(Exchange.Answer answer) throws IOException {
        Matcher range = UNSATISFIED.matcher(answer.header("Content-Range").orElse(""));
        if (part.length() > 0 && range.matches() && Long.parseLong(range.group(1)) == part.length()) {
            return part.length();
        }
        disk(() -> part.restart(Optional.empty()));
        throw new IOException("the server has nothing at this place");
    }

    private IOException refused(int status) {
        if (PASSING.contains(status)) {
            return new IOException("the server answered " + status);
        }
        String key = status == 407 ? "download.proxyPassword" : "download.unavailable";
        throw failure(DownloadFailure.Reason.UNAVAILABLE, key, "status " + status, null);
    }

    private void room(Path folder, long total) {
        disk(() -> {
            long free = Files.getFileStore(folder).getUsableSpace();
            long needed = Math.max(0, total - part.length()) + SPARE_DISK;
            if (free < needed) {
                throw new GraftException(
                        ErrorCode.DEVICE,
                        Message.of("download.diskFull", what.name(), needed / 1_000_000, free / 1_000_000, folder));
            }
        });
    }

    private void receive(Exchange.Answer answer, long total) throws IOException {
        long most = total >= 0 ? total : what.largest();
        progress.at(part.length(), Math.max(0, total));
        while (true) {
            List<ByteBuffer> buffers = answer.body().next(patience.silence(), cancellation);
            if (buffers.isEmpty()) {
                break;
            }
            long coming = buffers.stream().mapToLong(ByteBuffer::remaining).sum();
            if (part.length() + coming > most) {
                disk(() -> part.restart(Optional.empty()));
                throw failure(
                        DownloadFailure.Reason.OTHER_CONTENT, "download.otherLength", "longer than " + most, null);
            }
            disk(() -> part.append(buffers));
            progress.at(part.length(), Math.max(0, total));
        }
        if (part.length() < total) {
            throw new IOException("the body ended after " + part.length() + " of " + total + " bytes");
        }
    }

    private DownloadFailure failure(
            DownloadFailure.Reason reason, String key, String detail, @Nullable Throwable cause) {
        return new DownloadFailure(
                reason,
                what.failure(),
                Message.of(key, what.name(), address.getHost()),
                address + ": " + detail,
                cause);
    }

    @FunctionalInterface
    private interface DiskWork {
        void run() throws IOException;
    }

    /** A full disk is not a broken connection: trying again would not help. */
    private void disk(DiskWork work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("download.disk", what.name()), e);
        }
    }
}
