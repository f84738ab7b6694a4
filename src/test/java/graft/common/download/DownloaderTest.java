package graft.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.common.download.DownloadFailure.Reason;
import graft.common.download.Downloaded.Proof;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloaderTest {

    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(5), Duration.ofMillis(400), 3, Duration.ofMillis(1));

    @TempDir
    Path folder;

    private final byte[] file = bytes(300_000, 1);

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Path target() {
        return folder.resolve("file.bin");
    }

    private Pins pins() {
        return new Pins(folder.resolve("pins/pins.json"));
    }

    private Download what(URI... addresses) {
        return new Download(
                "the file",
                List.of(addresses),
                Optional.of((long) file.length),
                Optional.of(Digests.ofBytes(file)),
                Optional.empty(),
                1 << 20,
                ErrorCode.DATA);
    }

    private Download unpublished(URI... addresses) {
        return new Download(
                "the file",
                List.of(addresses),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1 << 20,
                ErrorCode.WEIGHTS);
    }

    private Downloaded fetch(Download what) {
        return fetch(what, Progress.NONE, new CancellationToken());
    }

    private Downloaded fetch(Download what, Progress progress, CancellationToken token) {
        return new Downloader(SHORT, pins(), ProxySelector.of(null)).fetch(what, target(), progress, token);
    }

    private DownloadFailure failure(Download what) {
        return catchThrowableOfType(DownloadFailure.class, () -> fetch(what));
    }

    private void assertWhole(Downloaded downloaded) throws IOException {
        assertThat(Files.readAllBytes(target())).isEqualTo(file);
        assertThat(downloaded.sha256()).isEqualTo(Digests.ofBytes(file));
        assertThat(downloaded.bytes()).isEqualTo(file.length);
        assertThat(leftovers()).isEmpty();
    }

    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().contains(".part")).toList();
        }
    }

    @Test
    void aFileArrivesWhole() throws IOException {
        List<Long> heard = new ArrayList<>();
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, file, "\"1\""))) {
            Downloaded downloaded = fetch(
                    what(server.address("/a")),
                    (done, total) -> {
                        assertThat(total).isEqualTo(file.length);
                        heard.add(done);
                    },
                    new CancellationToken());
            assertWhole(downloaded);
            assertThat(downloaded.proof()).isEqualTo(Proof.PUBLISHED);
        }
        assertThat(heard).isSorted().endsWith((long) file.length);
    }

    /** The MD5 of "abc" is one of the examples of RFC 1321. */
    @Test
    void anOlderDigestIsComparedWhereOnlyThatIsPublished() throws IOException {
        byte[] content = "abc".getBytes(StandardCharsets.US_ASCII);
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, content, "\"1\""))) {
            Downloaded downloaded = fetch(withMd5("900150983cd24fb0d6963f7d28e17f72", server.address("/a")));
            assertThat(downloaded.proof()).isEqualTo(Proof.PUBLISHED);
            assertThat(target()).hasContent("abc");
            Files.delete(target());
            DownloadFailure failure = failure(withMd5("900150983cd24fb0d6963f7d28e17f73", server.address("/a")));
            assertThat(failure.reason()).isEqualTo(Reason.OTHER_CONTENT);
            assertThat(target()).doesNotExist();
        }
    }

    private static Download withMd5(String md5, URI address) {
        return new Download(
                "the file",
                List.of(address),
                Optional.empty(),
                Optional.empty(),
                Optional.of(md5),
                100,
                ErrorCode.DATA);
    }

    @Test
    void aBrokenConnectionIsTakenUpWhereItEnded() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            int from = request.from();
            int to = Math.min(file.length, from + 70_000);
            if (from == 0) {
                reply.head(200, "ETag: \"1\"", "Content-Length: " + file.length);
            } else {
                reply.head(
                        206,
                        "ETag: \"1\"",
                        "Content-Length: " + (file.length - from),
                        "Content-Range: bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            }
            reply.body(file, from, to);
        })) {
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests()).hasSize(5);
            assertThat(server.requests().get(1).header("If-Range")).contains("\"1\"");
            assertThat(server.requests().stream().map(ScriptedServer.Request::from))
                    .isSorted();
        }
    }

    @Test
    void aServerThatStandsStillIsAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            if (asked.getAndIncrement() == 0) {
                reply.head(200, "ETag: \"1\"", "Content-Length: " + file.length)
                        .body(file, 0, 1000)
                        .stall();
            } else {
                reply.serve(request, file, "\"1\"");
            }
        })) {
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests().get(1).from()).isEqualTo(1000);
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUpInASentence() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.stall())) {
            DownloadFailure failure = failure(what(server.address("/a")));
            assertThat(failure.reason()).isEqualTo(Reason.CONNECTION);
            assertThat(failure.code()).isEqualTo(ErrorCode.DATA);
            assertThat(failure.userMessage().english()).contains("the file").contains("127.0.0.1");
            assertThat(server.requests()).hasSize(3);
        }
        assertThat(target()).doesNotExist();
    }

    @Test
    void whatCameBeforeAStopIsKeptForTheNextTime() throws IOException {
        CancellationToken token = new CancellationToken();
        try (ScriptedServer server =
                new ScriptedServer((request, reply) -> reply.head(200, "ETag: \"1\"", "Content-Length: " + file.length)
                        .body(file, 0, 50_000)
                        .stall())) {
            GraftException stopped = catchThrowableOfType(
                    GraftException.class,
                    () -> fetch(
                            what(server.address("/a")),
                            (done, total) -> {
                                if (done == 50_000) {
                                    token.cancel();
                                }
                            },
                            token));
            assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
            assertThat(target()).doesNotExist();
            assertThat(Files.size(folder.resolve("file.bin.part"))).isEqualTo(50_000);

            server.script((request, reply) -> reply.serve(request, file, "\"1\""));
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests().get(1).from()).isEqualTo(50_000);
        }
    }

    @Test
    void aFileThatChangedMeanwhileIsFetchedFromItsBeginning() throws IOException {
        byte[] old = bytes(file.length, 2);
        try (ScriptedServer server =
                new ScriptedServer((request, reply) -> reply.head(200, "ETag: \"old\"", "Content-Length: " + old.length)
                        .body(old, 0, 9000))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.CONNECTION);
            server.script((request, reply) -> reply.serve(request, file, "\"new\""));
            assertWhole(fetch(what(server.address("/a"))));
        }
    }

    @Test
    void aServerThatGoesOnWithAnotherVersionAllTheSameIsNotBelieved() throws IOException {
        byte[] old = bytes(file.length, 2);
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            if (asked.getAndIncrement() == 0) {
                reply.head(200, "ETag: \"old\"", "Content-Length: " + old.length)
                        .body(old, 0, 9000);
            } else {
                // Ignores If-Range, as some do.
                reply.serve(new ScriptedServer.Request(request.path(), withoutIfRange(request)), file, "\"new\"");
            }
        })) {
            assertWhole(fetch(what(server.address("/a"))));
        }
    }

    @Test
    void aMixtureOfTwoVersionsIsNoticedByItsDigestAndFetchedAnew() throws IOException {
        byte[] old = bytes(file.length, 2);
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            byte[] served = asked.getAndIncrement() == 0 ? old : file;
            int from = request.from();
            if (from == 0) {
                reply.head(200, "Content-Length: " + served.length)
                        .body(served, 0, served == old ? 9000 : served.length);
            } else {
                reply.head(
                                206,
                                "Content-Range: bytes " + from + "-" + (served.length - 1) + "/" + served.length,
                                "Content-Length: " + (served.length - from))
                        .body(served, from, served.length);
            }
        })) {
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests().stream().map(ScriptedServer.Request::from))
                    .containsExactly(0, 9000, 0);
        }
    }

    private static Map<String, String> withoutIfRange(ScriptedServer.Request request) {
        Map<String, String> headers = new java.util.TreeMap<>(request.headers());
        headers.remove("if-range");
        return headers;
    }

    @Test
    void aPartThatIsAlreadyTheWholeNeedsNoServer() throws IOException {
        Files.write(folder.resolve("file.bin.part"), file);
        URI address = URI.create("http://127.0.0.1:1/a");
        Files.writeString(
                folder.resolve("file.bin.part.json"),
                "{\"schemaVersion\":1,\"address\":\"" + address + "\",\"validator\":\"\\\"1\\\"\"}");
        assertWhole(fetch(what(address)));
    }

    @Test
    void aPartLongerThanTheFileIsThrownAway() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, file, "\"1\""))) {
            Files.write(folder.resolve("file.bin.part"), bytes(file.length + 10, 3));
            Files.writeString(
                    folder.resolve("file.bin.part.json"),
                    "{\"schemaVersion\":1,\"address\":\"" + server.address("/a") + "\",\"validator\":\"\\\"1\\\"\"}");
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests()).hasSize(2); // the first is answered with 416
        }
    }

    @Test
    void aPartOfNobodyKnowsWhatIsThrownAway() throws IOException {
        Files.write(folder.resolve("file.bin.part"), bytes(100, 3));
        Files.writeString(folder.resolve("file.bin.part.json"), "{ no");
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, file, "\"1\""))) {
            assertWhole(fetch(what(server.address("/a"))));
            assertThat(server.requests()).hasSize(1);
            assertThat(server.requests().get(0).header("Range")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 410, 451})
    void whatIsNotThereIsAskedForOnce(int status) {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.head(status, "Content-Length: 0"))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void aServerInTroubleIsAskedAgain(int status) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            if (asked.getAndIncrement() < 2) {
                reply.head(status, "Content-Length: 0");
            } else {
                reply.serve(request, file, "\"1\"");
            }
        })) {
            assertWhole(fetch(what(server.address("/a"))));
        }
    }

    @Test
    void aProxyThatWantsAPasswordIsNamed() {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.head(407, "Content-Length: 0"))) {
            assertThat(failure(what(server.address("/a"))).userMessage().english())
                    .contains("proxy");
        }
    }

    @Test
    void theNextAddressIsAskedWhereOneHasNothing() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            if (request.path().equals("/gone")) {
                reply.head(404, "Content-Length: 0");
            } else {
                reply.serve(request, file, "\"1\"");
            }
        })) {
            Downloaded downloaded = fetch(what(server.address("/gone"), server.address("/mirror")));
            assertWhole(downloaded);
            assertThat(downloaded.address()).isEqualTo(server.address("/mirror"));
        }
    }

    @Test
    void theNextAddressIsAskedWhereOneHasAnotherFileOfTheSameLength() throws IOException {
        byte[] other = bytes(file.length, 4);
        try (ScriptedServer server = new ScriptedServer(
                (request, reply) -> reply.serve(request, request.path().equals("/other") ? other : file, "\"1\""))) {
            Downloaded downloaded = fetch(what(server.address("/other"), server.address("/mirror")));
            assertWhole(downloaded);
            assertThat(downloaded.address()).isEqualTo(server.address("/mirror"));
            assertThat(failure(what(server.address("/other"), server.address("/other")))
                            .reason())
                    .isEqualTo(Reason.OTHER_CONTENT);
        }
    }

    @Test
    void wrongBytesNeverAppear() throws IOException {
        byte[] other = bytes(file.length, 4);
        Files.writeString(target(), "what was there before");
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, other, "\"1\""))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.OTHER_CONTENT);
        }
        assertThat(target()).hasContent("what was there before");
        assertThat(Files.size(folder.resolve("file.bin.part"))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 700_000})
    void aServerThatSpeaksOfAnotherLengthIsRefusedBeforeAByteIsKept(int difference) {
        try (ScriptedServer server =
                new ScriptedServer((request, reply) -> reply.head(200, "Content-Length: " + (file.length + difference))
                        .body(file, 0, 100)
                        .stall())) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.OTHER_CONTENT);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aServerThatSaysNoLengthAndNeverEndsIsStopped() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            reply.head(200, "ETag: \"1\"");
            while (true) {
                reply.body(file, 0, file.length);
            }
        })) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.OTHER_CONTENT);
            assertThat(failure(unpublished(server.address("/a"))).reason()).isEqualTo(Reason.OTHER_CONTENT);
        }
        assertThat(target()).doesNotExist();
    }

    @Test
    void aPackedBodyIsRefused() {
        try (ScriptedServer server = new ScriptedServer(
                (request, reply) -> reply.head(200, "Content-Encoding: gzip", "Content-Length: " + file.length)
                        .body(file, 0, file.length))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.OTHER_CONTENT);
        }
    }

    @Test
    void redirectionsAreFollowed() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> {
            switch (request.path()) {
                case "/a" -> reply.head(302, "Location: /b", "Content-Length: 0");
                case "/b" -> reply.head(307, "Location: c", "Content-Length: 0");
                default -> reply.serve(request, file, "\"1\"");
            }
        })) {
            assertWhole(fetch(what(server.address("/a"))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/file",
                "ftp://127.0.0.1/file",
                "file:///etc/passwd",
                "https://user:word@example.org/",
                "/a",
                "http://[",
                ""
            })
    void redirectionsThatLeadAstrayAreNot(String location) {
        try (ScriptedServer server =
                new ScriptedServer((request, reply) -> reply.head(302, "Location: " + location, "Content-Length: 0"))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.REDIRECTION);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void redirectionsEnd() {
        AtomicInteger number = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(
                (request, reply) -> reply.head(301, "Location: /" + number.incrementAndGet(), "Content-Length: 0"))) {
            assertThat(failure(what(server.address("/a"))).reason()).isEqualTo(Reason.REDIRECTION);
            assertThat(server.requests()).hasSizeLessThan(10);
        }
    }

    @Test
    void plainHttpLeavesThisMachineNever() {
        assertThat(failure(what(URI.create("http://example.org/file"))).reason())
                .isEqualTo(Reason.REDIRECTION);
    }

    @Test
    void whereNoDigestIsPublishedTheFirstOneCounts() throws IOException {
        byte[] other = bytes(1000, 5);
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, file, "\"1\""))) {
            assertThat(fetch(unpublished(server.address("/a"))).proof()).isEqualTo(Proof.PINNED_NOW);
            Files.delete(target());
            assertThat(fetch(unpublished(server.address("/a"))).proof()).isEqualTo(Proof.PINNED_BEFORE);

            server.script((request, reply) -> reply.serve(request, other, "\"2\""));
            DownloadFailure failure = failure(unpublished(server.address("/a")));
            assertThat(failure.reason()).isEqualTo(Reason.OTHER_CONTENT);
            assertThat(failure.code()).isEqualTo(ErrorCode.WEIGHTS);
            assertThat(failure.userMessage().english()).contains("first fetched");
        }
        assertThat(Files.readAllBytes(target())).isEqualTo(file);
    }

    @Test
    void twoAtOnceDoNotMix() throws IOException {
        try (PartFile held = PartFile.open(target()).orElseThrow()) {
            assertThat(held.length()).isZero();
            assertThatThrownBy(() -> fetch(what(URI.create("http://127.0.0.1:1/a"))))
                    .isInstanceOf(GraftException.class)
                    .hasMessageContaining("another Graft");
        }
    }

    @Test
    void aServerThatIsNotThereIsASentence() {
        assertThat(failure(what(URI.create("http://127.0.0.1:1/a"))).reason()).isEqualTo(Reason.CONNECTION);
    }

    @Test
    void theProxyOfTheEnvironmentIsUsedWhereJavaKnowsNone() {
        Proxies proxies = new Proxies(
                ProxySelector.of(null),
                Map.of("HTTPS_PROXY", "http://proxy.example:3128", "no_proxy", "inside.example, .campus.example"));
        assertThat(proxies.select(URI.create("https://far.example/a")).get(0).address())
                .isEqualTo(InetSocketAddress.createUnresolved("proxy.example", 3128));
        for (String direct : List.of("https://inside.example/", "https://a.campus.example/", "http://127.0.0.1:80/")) {
            assertThat(proxies.select(URI.create(direct)).get(0)).as(direct).isEqualTo(java.net.Proxy.NO_PROXY);
        }
        Proxies fromJava = new Proxies(
                ProxySelector.of(InetSocketAddress.createUnresolved("java.example", 8080)),
                Map.of("HTTPS_PROXY", "proxy.example:3128"));
        assertThat(fromJava.select(URI.create("https://far.example/a")).get(0).address())
                .isEqualTo(InetSocketAddress.createUnresolved("java.example", 8080));
        assertThat(new Proxies(ProxySelector.of(null), Map.of("HTTPS_PROXY", "::nonsense::"))
                        .select(URI.create("https://far.example/a"))
                        .get(0))
                .isEqualTo(java.net.Proxy.NO_PROXY);
    }

    @Test
    void theProxyIsAsked() throws IOException {
        try (ScriptedServer server = new ScriptedServer((request, reply) -> reply.serve(request, file, "\"1\""))) {
            InetSocketAddress proxy =
                    new InetSocketAddress("127.0.0.1", server.address("/").getPort());
            new Downloader(SHORT, pins(), ProxySelector.of(proxy))
                    .fetch(what(URI.create("http://localhost:9/a")), target(), Progress.NONE, new CancellationToken());
            assertThat(server.requests().get(0).path()).isEqualTo("http://localhost:9/a");
        }
        assertThat(Files.readAllBytes(target())).isEqualTo(file);
    }
}
