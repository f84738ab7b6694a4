package graft.app.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import graft.app.task.Reach;
import graft.common.CancellationToken;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import graft.compute.CudaSupport;
import graft.compute.pack.PackDownloads;
import graft.compute.pack.PackKind;
import graft.compute.pack.PackStanding;
import graft.compute.pack.PackStore;
import graft.compute.pack.PackSurvey;
import graft.compute.pack.TinyPack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackShelfTest {

    @TempDir
    Path folder;

    @Test
    void aPackComesOverTheNetworkWithOneProgressThatOnlyGrows() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String address = "http://localhost:" + server.getAddress().getPort() + "/";
        TinyPack tiny = new TinyPack(folder.resolve("archives"), PackKind.CARD_TRAINING, "1", address);
        server.createContext("/", exchange -> {
            byte[] bytes = Files.readAllBytes(
                    tiny.archives().resolve(exchange.getRequestURI().getPath().substring(1)));
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            PackShelf shelf = shelf(tiny);
            List<Reach> heard = new ArrayList<>();
            shelf.fetch(tiny.pack(), (done, total) -> heard.add(new Reach(done, total, 0)), new CancellationToken());
            long bytes = shelf.look().get(0).toFetch();
            assertThat(heard).extracting(Reach::done).isSorted();
            assertThat(heard).extracting(Reach::total).containsOnly(bytes + bytes / 4);
            assertThat(heard).as("all have come, and more is to be done").anySatisfy(reach -> assertThat(reach.done())
                    .isBetween(bytes, bytes + bytes / 8));
            assertThat(heard.get(heard.size() - 1).share()).isGreaterThan(0.8);
            assertThat(shelf.look().get(0).standing()).isInstanceOf(PackStanding.Here.class);
            shelf.remove(tiny.pack());
            assertThat(shelf.look().get(0).standing()).isEqualTo(new PackStanding.Absent(0));
        } finally {
            server.stop(0);
        }
    }

    @Test
    void theListOfFilesIsOneThatCanBeCheckedWith() throws IOException {
        TinyPack tiny = new TinyPack(folder, PackKind.CARD_TRAINING, "1", "https://example.org/");
        assertThat(shelf(tiny).files(tiny.pack()).lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .matches("[0-9a-f]{64}  https://example.org/(classes|natives).jar"));
    }

    private PackShelf shelf(TinyPack tiny) {
        PackStore store = tiny.store(folder.resolve("packs"));
        return new PackShelf(
                new PackSurvey(
                        store,
                        new PackDownloads(folder.resolve("downloads"), store),
                        new CudaSupport("Linux"),
                        Optional::empty),
                Downloader.ordinary(new Pins(folder.resolve("pins.json"))),
                List::of);
    }
}
