package graft.compute.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackDownloadsTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private TinyPack tiny;
    private PackStore store;
    private PackDownloads downloads;
    private Downloader downloader;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String address = "http://localhost:" + server.getAddress().getPort() + "/";
        tiny = new TinyPack(folder.resolve("archives"), PackKind.CARD_TRAINING, "1", address);
        store = tiny.store(folder.resolve("packs"));
        downloads = new PackDownloads(folder.resolve("downloads"), store);
        downloader = Downloader.ordinary(new Pins(folder.resolve("pins.json")));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring(1);
        asked.add(name);
        byte[] bytes = Files.readAllBytes(tiny.archives().resolve(name));
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void fetchedFilesAreNotKeptTwice() {
        List<String> named = new ArrayList<>();
        InstalledPack fetched = downloads.fetch(
                tiny.pack(),
                downloader,
                file -> {
                    named.add(file.orElse("together"));
                    return Progress.NONE;
                },
                new CancellationToken());
        assertThat(fetched.natives().resolve("libtwo.so.2")).hasContent("two");
        assertThat(named).containsExactly("classes.jar", "natives.jar", "together");
        assertThat(folder.resolve("downloads").resolve("tiny")).doesNotExist();
    }

    @Test
    void whatHasComeIsCountedAndNotFetchedAgain() throws IOException {
        long first = Files.size(tiny.archives().resolve("classes.jar"));
        assertThat(downloads.come(tiny.pack())).isZero();
        breakOffAtTheSecondFile();
        assertThat(store.has(tiny.pack())).isFalse();
        assertThat(downloads.come(tiny.pack())).isEqualTo(first);

        // The beginning of a file counts too.
        Path part = folder.resolve("downloads/tiny/natives.jar.part");
        Files.write(part, new byte[7]);
        assertThat(downloads.come(tiny.pack())).isEqualTo(first + 7);
        Files.delete(part);

        asked.clear();
        downloads.fetch(tiny.pack(), downloader, file -> Progress.NONE, new CancellationToken());
        assertThat(asked).containsExactly("natives.jar");
        assertThat(store.has(tiny.pack())).isTrue();
    }

    @Test
    void discardedItIsFetchedFromTheBeginning() {
        breakOffAtTheSecondFile();
        downloads.discard(tiny.pack());
        assertThat(downloads.come(tiny.pack())).isZero();
        asked.clear();
        downloads.fetch(tiny.pack(), downloader, file -> Progress.NONE, new CancellationToken());
        assertThat(asked).containsExactly("classes.jar", "natives.jar");
    }

    private void breakOffAtTheSecondFile() {
        CancellationToken token = new CancellationToken();
        assertThatThrownBy(() -> downloads.fetch(
                        tiny.pack(),
                        downloader,
                        file -> {
                            if (file.equals(Optional.of("natives.jar"))) {
                                token.cancel();
                            }
                            return Progress.NONE;
                        },
                        token))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
}
