package graft.common.download;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.common.Progress;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches files over https, verified while they stream: a file appears under its name with the right length and digest, or
 * not at all. What has come of it stays when the connection breaks, the person stops or the process is killed, and the next
 * try goes on from there, if the server still has that very version (RFC 9110, sections 13 and 14). Plain http is used to
 * this very machine only.
 */
public final class Downloader {

    private static final Logger LOG = LoggerFactory.getLogger(Downloader.class);

    /** However often a connection breaks after a few bytes more. */
    private static final int MOST_CONNECTIONS = 200;

    private final Exchange exchange;
    private final Patience patience;
    private final Pins pins;

    /** @param pins digests of files whose publishers state none */
    public static Downloader ordinary(Pins pins) {
        return new Downloader(Patience.ordinary(), pins, new Proxies(ProxySelector.getDefault(), System.getenv()));
    }

    /**
     * The same, through a proxy that may change meanwhile.
     *
     * @param proxy host and port, such as {@code proxy.example.org:8080}, asked for each connection; empty for whatever the
     *     system says. See {@link #isProxy}
     */
    public static Downloader through(Supplier<Optional<String>> proxy, Pins pins) {
        return new Downloader(
                Patience.ordinary(), pins, new Proxies(ProxySelector.getDefault(), System.getenv(), proxy));
    }

    /**
     * How many bytes of a file are here that is not here whole.
     *
     * @param target its name afterwards
     * @throws IOException if the disk does not answer
     */
    public static long begun(Path target) throws IOException {
        Path part = PartFile.of(target);
        return Files.isRegularFile(part) ? Files.size(part) : 0;
    }

    /** Whether a text names a proxy: a host with or without {@code http://} before and a port behind it. */
    public static boolean isProxy(String text) {
        return Proxies.address(text).isPresent();
    }

    Downloader(Patience patience, Pins pins, ProxySelector proxies) {
        this.exchange = new Exchange(
                () -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience.connect())
                        .proxy(proxies)
                        .build(),
                patience.silence());
        this.patience = patience;
        this.pins = pins;
    }

    /**
     * Fetches a file.
     *
     * @param target its name afterwards; what is there now is replaced only by the right file. Beside it lie
     *     {@code TARGET.part} and {@code TARGET.part.json} meanwhile
     * @param progress hears bytes
     * @throws DownloadFailure if it cannot be had, or is not the file it should be
     * @throws GraftException with {@link ErrorCode#DEVICE} if it cannot be written, {@link ErrorCode#CANCELLED} if
     *     cancelled, or the download's own code if another process is fetching it
     */
    public Downloaded fetch(Download what, Path target, Progress progress, CancellationToken cancellation) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no folder: " + target);
        }
        try {
            Files.createDirectories(folder);
            Optional<String> pin = what.isDigestPublished() ? Optional.empty() : pins.of(what.name());
            try (PartFile part = PartFile.open(target.toAbsolutePath()).orElseThrow(() -> busy(what))) {
                return fromAnywhere(what, pin, target, part, progress, cancellation);
            }
        } catch (IOException e) {
            throw new GraftException(ErrorCode.DEVICE, Message.of("download.disk", what.name()), e);
        }
    }

    private static GraftException busy(Download what) {
        return new GraftException(what.failure(), Message.of("download.busy", what.name()));
    }

    /** Asks one address after the other; the failure of the first is the one to tell, because it is the best address. */
    private Downloaded fromAnywhere(
            Download what,
            Optional<String> pin,
            Path target,
            PartFile part,
            Progress progress,
            CancellationToken cancellation)
            throws IOException {
        DownloadFailure first = null;
        for (URI address : what.addresses()) {
            try {
                String sha256 = complete(what, address, pin, part, target, progress, cancellation);
                long bytes = part.length();
                part.finish(target.toAbsolutePath());
                return new Downloaded(target, address, bytes, sha256, proof(what, pin, sha256));
            } catch (DownloadFailure e) {
                LOG.info("{} from {}: {}", what.name(), address, e.getMessage());
                first = first == null ? e : first;
            }
        }
        if (first == null) {
            throw new IllegalStateException(what.name() + " has no address");
        }
        throw first;
    }

    private Downloaded.Proof proof(Download what, Optional<String> pin, String sha256) throws IOException {
        if (what.isDigestPublished()) {
            return Downloaded.Proof.PUBLISHED;
        }
        if (pin.isPresent()) {
            return Downloaded.Proof.PINNED_BEFORE;
        }
        pins.pin(what.name(), sha256);
        return Downloaded.Proof.PINNED_NOW;
    }

    /** Fetches all of it from one address and compares the digest; a wrong one that was pieced together is fetched anew. */
    private String complete(
            Download what,
            URI address,
            Optional<String> pin,
            PartFile part,
            Path target,
            Progress progress,
            CancellationToken cancellation)
            throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        Transfer transfer = new Transfer(what, address, part, exchange, patience, progress, cancellation);
        Optional<String> right = what.sha256().or(() -> pin);
        for (int round = 0; ; round++) {
            boolean pieced = keepTrying(transfer, what, address, part, folder == null ? target : folder, cancellation);
            String sha256 = part.sha256();
            String md5 = part.md5();
            if (right.orElse(sha256).equals(sha256) && what.md5().orElse(md5).equals(md5)) {
                return sha256;
            }
            part.restart(Optional.empty());
            if (!pieced || round > 0) {
                String key = pin.isPresent() ? "download.changed" : "download.otherContent";
                throw new DownloadFailure(
                        DownloadFailure.Reason.OTHER_CONTENT,
                        what.failure(),
                        Message.of(key, what.name(), address.getHost()),
                        address + " has sha256 " + sha256 + " and md5 " + md5 + " instead of "
                                + right.or(what::md5).orElse(""),
                        null);
            }
        }
    }

    /** Whether the file came in more than one piece. Gives up after some attempts in a row that brought nothing. */
    private boolean keepTrying(
            Transfer transfer, Download what, URI address, PartFile part, Path folder, CancellationToken cancellation) {
        boolean pieced = part.length() > 0;
        int failures = 0;
        for (int connection = 1; ; connection++) {
            long before = part.length();
            try {
                transfer.run(folder);
                return pieced;
            } catch (IOException e) {
                LOG.info("{} from {}: {}", what.name(), address, e.toString());
                failures = part.length() > before ? 1 : failures + 1;
                if (failures >= patience.attempts() || connection >= MOST_CONNECTIONS) {
                    throw new DownloadFailure(
                            DownloadFailure.Reason.CONNECTION,
                            what.failure(),
                            Message.of("download.connection", what.name(), address.getHost()),
                            address + ": " + e,
                            e);
                }
                patience.pause(failures, cancellation);
                pieced |= part.length() > 0;
            }
        }
    }
}
