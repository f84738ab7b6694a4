package graft.app.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import graft.app.state.Saver;
import graft.app.task.Fetching;
import graft.app.testing.InlineTasks;
import graft.app.wizard.Navigator;
import graft.app.wizard.OpenModel;
import graft.app.wizard.ProjectOpener;
import graft.app.wizard.StepId;
import graft.common.Digests;
import graft.common.download.Downloader;
import graft.common.download.Pins;
import graft.run.project.ProjectStore;
import graft.samples.PublicSamples;
import graft.samples.SampleStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SamplesModelTest {

    private static final Path BUNDLED = Path.of("sample-datasets");

    @TempDir
    Path folder;

    private final Saver saver = new Saver();
    private final OpenModel model = new OpenModel(saver);
    private final Navigator navigator = new Navigator();
    private final InlineTasks tasks = new InlineTasks();
    private HttpServer server;
    private byte[] served = {};
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, status == 200 ? served.length : -1);
            if (status == 200) {
                exchange.getResponseBody().write(served);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        saver.close();
    }

    private SamplesModel samples(Optional<Path> bundled) throws IOException {
        served = zip("pets/cat/one.png", "pets/dog/two.png");
        PublicSamples.Archive archive = new PublicSamples.Archive(
                "pets.zip",
                List.of(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/pets.zip")),
                Optional.of((long) served.length),
                Optional.of(Digests.ofBytes(served)),
                "pets",
                "");
        PublicSamples known = new PublicSamples(
                1,
                List.of(new PublicSamples.Sample(
                        "pets", "Pets", "Two of them.", List.of("cat", "dog"), "CC0", "nobody", List.of(archive))));
        ProjectStore projects = new ProjectStore(folder.resolve("projects"), Clock.systemUTC());
        SamplesModel samples = new SamplesModel(
                bundled,
                known,
                new SampleStore(
                        folder.resolve("samples"),
                        folder.resolve("downloads"),
                        Downloader.ordinary(new Pins(folder.resolve("pins.json"))),
                        Clock.systemUTC()),
                new ProjectOpener(projects, tasks, model, navigator),
                tasks);
        samples.refresh();
        return samples;
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void everySampleThatCameWithGraftIsOfferedWithWhatIsInIt() throws IOException {
        List<BundledSample> found =
                samples(Optional.of(BUNDLED)).bundledProperty().get();
        assertThat(found).extracting(BundledSample::topic).containsExactly(BundledSample.Topic.values());
        assertThat(found.get(0).classes()).isEqualTo(4);
        assertThat(found.get(0).pictures()).isEqualTo(336);
        // Sorted into train, val and test on top of its classes.
        assertThat(found.get(4).classes()).isEqualTo(3);
        assertThat(found)
                .allSatisfy(sample -> assertThat(sample.examples()).hasSize(3).allMatch(Files::isRegularFile));
    }

    @Test
    void oneClickMakesAModelOfThatNameAndGoesToItsPictures() throws IOException {
        SamplesModel samples = samples(Optional.of(BUNDLED));
        samples.use(samples.bundledProperty().get().get(0).folder(), "Leaves of four trees");
        assertThat(navigator.place()).isEqualTo(StepId.PICTURES);
        assertThat(model.draft().name()).isEqualTo("Leaves of four trees");
        assertThat(model.projectProperty().get().orElseThrow().images())
                .isEqualTo(BUNDLED.resolve("leaves").toRealPath());
        assertThat(samples.troubleProperty().get()).isEmpty();
    }

    @Test
    void aSampleThatIsGoneIsSaidInASentence() throws IOException {
        SamplesModel samples = samples(Optional.of(BUNDLED));
        samples.use(folder.resolve("not there"), "Nothing");
        assertThat(samples.troubleProperty().get()).isPresent();
        assertThat(model.projectProperty().get()).isEmpty();
    }

    @Test
    void withoutAnySamplesNothingIsOffered() throws IOException {
        assertThat(samples(Optional.empty()).bundledProperty().get()).isEmpty();
        assertThat(samples(Optional.of(folder)).bundledProperty().get()).isEmpty();
    }

    @Test
    void aDownloadedOneCanBeUsed() throws IOException {
        SamplesModel samples = samples(Optional.empty());
        samples.download(samples.offersProperty().get().get(0));
        PublicOffer offer = samples.offersProperty().get().get(0);
        assertThat(offer.folder()).contains(folder.resolve("samples/pets"));
        assertThat(offer.folder().orElseThrow().resolve("cat/one.png")).exists();
        assertThat(samples.fetching()).isEmpty();
    }

    @Test
    void aFailedDownloadSaysWhyAndCanBeTriedAgain() throws IOException {
        SamplesModel samples = samples(Optional.empty());
        status = 404;
        samples.download(samples.offersProperty().get().get(0));
        assertThat(samples.fetching().get("pets")).isInstanceOfSatisfying(Fetching.Failed.class, failed -> assertThat(
                        failed.why().english())
                .contains("pets.zip"));
        samples.refresh();
        assertThat(samples.offersProperty().get().get(0).unavailableSince()).isPresent();
        status = 200;
        samples.download(samples.offersProperty().get().get(0));
        assertThat(samples.fetching()).isEmpty();
        assertThat(samples.offersProperty().get().get(0).folder()).isPresent();
    }

    @Test
    void aPausedDownloadGoesOnWhereItWas() throws IOException {
        SamplesModel samples = samples(Optional.empty());
        PublicOffer offer = samples.offersProperty().get().get(0);
        tasks.hold();
        samples.download(offer);
        assertThat(samples.fetching().get("pets")).isInstanceOf(Fetching.Running.class);
        samples.pause(offer);
        tasks.runNext();
        assertThat(samples.fetching().get("pets")).isInstanceOf(Fetching.Paused.class);
        samples.download(offer);
        tasks.runNext();
        assertThat(samples.fetching()).isEmpty();
    }

    @Test
    void severalArchivesAreOneProgressThatEndsWhenUnpackingBegins() {
        List<Long> heard = new ArrayList<>();
        PublicSamples.Sample sample = new PublicSamples.Sample(
                "two",
                "Two",
                "",
                List.of("a", "b"),
                "CC0",
                "nobody",
                List.of(archive("first.zip", 10), archive("second.zip", 30)));
        ArchiveProgress progress = new ArchiveProgress(sample, (done, total) -> {
            assertThat(total).isEqualTo(40);
            heard.add(done);
        });
        progress.apply("first.zip").at(10, 10);
        progress.apply("second.zip").at(15, 30);
        progress.apply("second.zip").at(0, 3);
        assertThat(heard).containsExactly(10L, 25L, 40L);
    }

    private static PublicSamples.Archive archive(String name, long bytes) {
        return new PublicSamples.Archive(
                name, List.of(URI.create("http://127.0.0.1/" + name)), Optional.of(bytes), Optional.empty(), "", "");
    }
}
