package graft.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import graft.common.CancellationToken;
import graft.common.Digests;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SampleStoreTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Map<String, byte[]> served = new ConcurrentHashMap<>();
    private HttpServer server;
    private SampleStore store;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            byte[] file = served.get(exchange.getRequestURI().getPath());
            if (file == null) {
                exchange.sendResponseHeaders(404, -1);
            } else {
                exchange.sendResponseHeaders(200, file.length);
                exchange.getResponseBody().write(file);
            }
            exchange.close();
        });
        server.start();
        store = new SampleStore(
                folder.resolve("samples"),
                folder.resolve("downloads"),
                Downloader.ordinary(new Pins(folder.resolve("pins.json"))),
                CLOCK);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private PublicSamples.Archive archive(String name, byte[] content, String from, String to, boolean published) {
        served.put("/" + name, content);
        return new PublicSamples.Archive(
                name,
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name)),
                Optional.of((long) content.length),
                published ? Optional.of(Digests.ofBytes(content)) : Optional.empty(),
                from,
                to);
    }

    private static PublicSamples.Sample sample(PublicSamples.Archive... archives) {
        return new PublicSamples.Sample(
                "pets", "Pets", "Cats and dogs.", List.of("cat", "dog"), "CC0", "nobody", List.of(archives));
    }

    private SampleStore.Fetched fetch(PublicSamples.Sample sample) {
        return store.fetch(sample, name -> Progress.NONE, new CancellationToken());
    }

    private GraftException failure(PublicSamples.Sample sample) {
        return catchThrowableOfType(GraftException.class, () -> fetch(sample));
    }

    @Test
    void archivesBecomeOneFolderWithTheirParts() throws IOException {
        PublicSamples.Sample pets = sample(
                archive("a.zip", zip("all/cat/1.jpg", "all/dog/2.jpg"), "all", "train", true),
                archive("b.zip", zip("cat/3.jpg", "dog/4.jpg"), "", "val", false));
        assertThat(store.find(pets)).isEmpty();

        SampleStore.Fetched fetched = fetch(pets);

        assertThat(fetched.files()).isEqualTo(4);
        assertThat(fetched.pinned()).containsExactly("b.zip");
        assertThat(fetched.folder().resolve("train/cat/1.jpg")).hasContent("all/cat/1.jpg");
        assertThat(fetched.folder().resolve("val/dog/4.jpg")).exists();
        assertThat(store.find(pets)).contains(fetched.folder());
        try (Stream<Path> left = Files.list(folder.resolve("downloads"))) {
            assertThat(left).as("archives are not kept").isEmpty();
        }
        assertThat(failure(pets).userMessage().english()).contains("on disk already");
    }

    @Test
    void whatCannotBeHadIsRememberedAndForgottenOnceItCan() throws IOException {
        byte[] content = zip("cat/1.jpg");
        PublicSamples.Sample pets = sample(archive("a.zip", content, "", "", true));
        served.clear();

        assertThat(failure(pets).code()).isEqualTo(ErrorCode.DATA);
        assertThat(store.unavailableSince(pets)).contains(LocalDate.of(2026, 11, 21));
        assertThat(store.find(pets)).isEmpty();

        served.put("/a.zip", content);
        fetch(pets);
        assertThat(store.unavailableSince(pets)).isEmpty();
    }

    @Test
    void anArchiveOfSomethingElseLeavesNothing() throws IOException {
        PublicSamples.Sample pets = sample(archive("a.zip", zip("other/1.jpg"), "all", "", true));
        assertThat(failure(pets).userMessage().english()).contains("a.zip");
        assertThat(store.find(pets)).isEmpty();
        try (Stream<Path> left = Files.list(folder.resolve("samples"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aHostileArchiveLeavesNothing() throws IOException {
        PublicSamples.Sample pets = sample(archive("a.zip", zip("cat/1.jpg", "../../evil.jpg"), "", "", true));
        assertThat(failure(pets).code()).isEqualTo(ErrorCode.DATA);
        assertThat(store.find(pets)).isEmpty();
        assertThat(folder.resolve("evil.jpg")).doesNotExist();
    }

    @Test
    void theCatalogueThatComesWithGraftIsWhole() {
        PublicSamples known = PublicSamples.bundled();
        assertThat(known.samples().stream().map(PublicSamples.Sample::id))
                .containsExactly(
                        "hymenoptera", "flower_photos", "beans", "rock-paper-scissors", "horse-or-human", "eurosat");
        for (PublicSamples.Sample sample : known.samples()) {
            assertThat(sample.licence()).as(sample.id()).isNotBlank();
            assertThat(sample.bytes()).isPositive();
            for (PublicSamples.Archive archive : sample.archives()) {
                assertThat(archive.sha256()).as(archive.name()).isPresent();
                assertThat(archive.addresses()).isNotEmpty().allMatch(a -> a.getScheme()
                        .equals("https"));
            }
        }
    }
}
