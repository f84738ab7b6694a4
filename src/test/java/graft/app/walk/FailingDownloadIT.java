package graft.app.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import graft.app.backbone.Supply;
import graft.backbone.BackboneCatalogue;
import graft.backbone.BackboneCatalogue.WeightsFile;
import graft.cli.testing.PatternPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A backbone from a server that does not have it at first, and then breaks off in the middle. */
@Timeout(120)
class FailingDownloadIT {

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aDownloadThatFailsIsToldAndResumed() throws IOException {
        Path weights = PatternPictures.untrainedBackbone(folder.resolve("weights.safetensors"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> serve(exchange, Files.readAllBytes(weights)));
        server.start();
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/weights.safetensors");
        Premises premises = new Premises(folder.resolve("home"))
                .suppliedBy(new Supply(new BackboneCatalogue(1, List.of(entry())), given -> address));
        try (GraftWindow window = GraftWindow.open(premises)) {
            Person person = window.person();
            person.click("nav-backbones");
            BackbonePageObject page = new BackbonePageObject(person).download();
            person.waitToRead(person.sentence("backbones.resume"));
            assertThat(person.reads(person.sentence("shell.connecting"))).isFalse();
            page.resumeDownload();
            person.waitUntil("the download to be chosen from", () -> person.countOf("backbones.choose") == 1);
            assertThat(asked.get()).isGreaterThanOrEqualTo(3);
        } finally {
            server.stop(0);
        }
    }

    /** The first time nothing, the second time half of it, and then what is asked for. */
    private void serve(HttpExchange exchange, byte[] file) throws IOException {
        int time = asked.incrementAndGet();
        try (exchange) {
            if (time == 1) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders().set("ETag", "\"weights\"");
            if (from > 0) {
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (file.length - 1) + "/" + file.length);
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, file.length - from);
            int length = time == 2 ? file.length / 2 : file.length - from;
            OutputStream out = exchange.getResponseBody();
            out.write(file, from, length);
            out.flush();
        }
    }

    private static BackboneCatalogue.Entry entry() {
        WeightsFile file = new WeightsFile(
                "weights.safetensors",
                Optional.of("https://weights.example/weights.safetensors"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "CC0",
                "Painted for a test.",
                "nobody",
                Optional.empty(),
                Optional.empty());
        return new BackboneCatalogue.Entry(
                "painted", "Painted", "Has learned nothing.", "squeezenet_v1.1", "", Optional.empty(), List.of(file));
    }
}
