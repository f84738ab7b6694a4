package graft.run.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graft.common.GraftException;
import graft.run.ExclusiveLock;
import graft.run.RunFiles;
import graft.run.RunFolder;
import graft.run.RunState;
import graft.run.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCatalogueTest {

    @TempDir
    Path folder;

    private ProjectStore store;
    private Project project;
    private RunCatalogue catalogue;

    @BeforeEach
    void makeProject() throws IOException {
        store = new ProjectStore(folder.resolve("projects"), SampleRun.CLOCK);
        project = store.forImages(Files.createDirectories(folder.resolve("leaves")));
        catalogue = new RunCatalogue(store, SampleRun.CLOCK);
    }

    private RunFolder run(String name) {
        return project.newRun(SampleRun.request(name), SampleRun.CLOCK);
    }

    private void refused(String text, String key) {
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> catalogue.find(text))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo(key));
    }

    @Test
    void aRunIsFoundByWhatAPersonCallsIt() {
        RunFolder rust = run("Rust or not");
        RunFolder again = run("Rust again");
        assertThat(catalogue.find("2026-11-21-rust-or-not-1")).isEqualTo(rust);
        assertThat(catalogue.find("Rust or not")).isEqualTo(rust);
        assertThat(catalogue.find("2026-11-21-rust-a")).isEqualTo(again);
        assertThat(catalogue.find(rust.path().toString())).isEqualTo(rust);
        assertThat(RunCatalogue.projectOf(rust)).contains(project);
    }

    @Test
    void whatCouldMeanSeveralRunsOrNoneIsRefused() {
        run("Rust");
        run("Rust");
        refused("2026", "run.ambiguous");
        refused("Rust", "run.ambiguous");
        refused("", "run.unknown");
        refused("Blight", "run.unknown");
        refused("\0", "run.unknown");
    }

    @Test
    void aDeletedRunCanBeRestored() throws IOException {
        RunFolder rust = run("Rust");
        catalogue.delete(rust);
        assertThat(catalogue.list()).isEmpty();
        assertThat(catalogue.deleted()).extracting(RunCatalogue.Deleted::id).containsExactly(rust.id());
        assertThat(catalogue.deleted().get(0).until()).isEqualTo(SampleRun.NOON.plus(Duration.ofDays(30)));
        refused(rust.id(), "run.inBin");

        assertThat(catalogue.restore(rust.id())).isEqualTo(rust);
        assertThat(rust.state()).isEqualTo(new RunState.Requested());
        assertThat(catalogue.deleted()).isEmpty();
    }

    @Test
    void afterThirtyDaysADeletedRunIsGone() throws IOException {
        RunFolder old = run("Old");
        Path linked = Files.createDirectories(folder.resolve("not ours"));
        Files.writeString(linked.resolve("precious.txt"), "x");
        Files.createSymbolicLink(old.path().resolve("link"), linked);
        catalogue.delete(old);
        RunFolder young = run("Young");

        Clock later = Clock.fixed(SampleRun.NOON.plus(Duration.ofDays(31)), ZoneOffset.UTC);
        new RunCatalogue(store, later).delete(young);

        assertThat(catalogue.deleted()).extracting(RunCatalogue.Deleted::id).containsExactly(young.id());
        assertThat(linked.resolve("precious.txt")).exists();
        assertThatExceptionOfType(GraftException.class).isThrownBy(() -> catalogue.restore(old.id()));
    }

    @Test
    void aRunSomebodyWorksOnIsNotDeleted() {
        RunFolder rust = run("Rust");
        try (ExclusiveLock lock = rust.lock(Duration.ZERO)) {
            assertThatExceptionOfType(GraftException.class)
                    .isThrownBy(() -> catalogue.delete(rust))
                    .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.busy"));
        }
        assertThat(catalogue.find(rust.id())).isEqualTo(rust);
    }

    @Test
    void aRunOutsideAnyProjectIsFoundButNotDeleted() throws IOException {
        RunFolder foreign = SampleRun.finished(folder.resolve("copied run"), 1, 0.9);
        assertThat(catalogue.find(foreign.path().toString())).isEqualTo(foreign);
        assertThatExceptionOfType(GraftException.class)
                .isThrownBy(() -> catalogue.delete(foreign))
                .satisfies(e -> assertThat(e.userMessage().key()).isEqualTo("run.outsideProject"));
        assertThat(foreign.state()).isInstanceOf(RunState.Finished.class);
    }

    @Test
    void aListingShowsDamagedRunsToo() throws IOException {
        RunFolder good = run("Good");
        RunFolder broken = run("Broken");
        Files.writeString(broken.file(RunFiles.REQUEST), "{\"schemaVersion\":1,");
        List<RunCatalogue.Entry> list = catalogue.list();
        assertThat(list).extracting(RunCatalogue.Entry::run).containsExactlyInAnyOrder(good, broken);
        assertThat(list).filteredOn(e -> e.run().equals(broken)).singleElement().satisfies(e -> assertThat(e.state())
                .isInstanceOf(RunState.Unreadable.class));
        assertThat(catalogue.resumable()).extracting(RunCatalogue.Entry::run).containsExactly(good);
    }

    @Test
    void aFinishedRunShowsItsFigures() throws IOException {
        RunFolder run = run("Done");
        new SampleRun(run.path()).prepared().trained().finished(2, 0.9);
        RunCatalogue.Entry entry = catalogue.list().get(0);
        assertThat(entry.state()).isInstanceOf(RunState.Finished.class);
        assertThat(entry.headline().orElseThrow().correct()).isEqualTo(47);
        assertThat(entry.name()).isEqualTo("Done");
    }
}
