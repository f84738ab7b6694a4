package graft.compute.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStoreTest {

    private static final PackKind KIND = PackKind.CARD_TRAINING;

    @TempDir
    Path folder;

    private Path home;
    private TinyPack tiny;
    private PackStore store;

    @BeforeEach
    void make() throws IOException {
        home = folder.resolve("packs");
        tiny = new TinyPack(folder.resolve("archives"), KIND, "1", "https://example.org/");
        store = tiny.store(home);
    }

    @Test
    void onlyTheLibrariesThatAreListedAreTakenOutAndJarsOfClassesStayWhole() throws IOException {
        assertThat(store.ready(KIND)).isEmpty();
        InstalledPack added = add();
        assertThat(added.classes()).containsExactly(home.resolve("tiny/classes/classes.jar"));
        assertThat(added.natives()).isEqualTo(home.resolve("tiny/natives"));
        assertThat(files(added.natives())).containsExactlyInAnyOrder("libone.so", "libtwo.so.2");
        assertThat(added.natives().resolve("libone.so")).hasContent("one 1");
        assertThat(store.ready(KIND)).contains(added);
        assertThat(store.ready(PackKind.OLD_PROCESSOR)).isEmpty();
        store.verify(tiny.pack(), Progress.NONE, new CancellationToken());
    }

    @Test
    void aFileThatIsNotThePublishedOneIsRefusedAndNothingIsLeft() throws IOException {
        Path natives = tiny.archives().resolve("natives.jar");
        byte[] bytes = Files.readAllBytes(natives);
        bytes[bytes.length / 2] ^= 1;
        Files.write(natives, bytes);
        assertRefused("pack.otherFile");
        Files.delete(natives);
        assertRefused("pack.missingFiles");
        assertThat(files(home)).containsExactly(".lock");
    }

    private void assertRefused(String key) {
        assertThatThrownBy(this::add).isInstanceOfSatisfying(GraftException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.DEVICE);
            assertThat(e.userMessage().key()).isEqualTo(key);
        });
    }

    @Test
    void aFileThatWasTouchedIsReadAgainAndOneThatChangedIsRefused() throws IOException {
        Path library = add().natives().resolve("libone.so");
        FileTime before = Files.getLastModifiedTime(library);
        Files.setLastModifiedTime(library, FileTime.fromMillis(before.toMillis() + 5000));
        assertThat(store.ready(KIND)).as("touched, but the same").isPresent();

        Files.writeString(library, "one 2");
        assertThatThrownBy(() -> store.ready(KIND))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("libone.so");

        // Length and time are those of the right file: only reading all of it finds that out.
        Files.setLastModifiedTime(library, before);
        assertThat(store.ready(KIND)).isPresent();
        assertThatThrownBy(() -> store.verify(tiny.pack(), Progress.NONE, new CancellationToken()))
                .isInstanceOf(GraftException.class)
                .hasMessageContaining("libone.so");

        Files.delete(library);
        assertThatThrownBy(() -> store.ready(KIND)).hasMessageContaining("libone.so");
        assertThat(add()).as("put together anew").isEqualTo(store.ready(KIND).orElseThrow());
    }

    @Test
    void aPackOfAnotherVersionDoesNotCountUntilItIsReplaced() throws IOException {
        add();
        TinyPack newer = new TinyPack(folder.resolve("newer"), KIND, "2", "https://example.org/");
        PackStore later = newer.store(home);
        assertThat(later.ready(KIND)).isEmpty();
        assertThat(later.has(newer.pack())).isFalse();
        InstalledPack replaced = later.add(newer.pack(), newer.archives(), Progress.NONE, new CancellationToken());
        assertThat(replaced.natives().resolve("libone.so")).hasContent("one 2");
        assertThat(store.ready(KIND)).isEmpty();
    }

    @Test
    void whatAKilledProcessLeftIsClearedAwayByTheNext() throws IOException {
        Files.writeString(
                Files.createDirectories(home.resolve(".unfinished-x/natives")).resolve("a"), "half");
        add();
        assertThat(files(home)).containsExactlyInAnyOrder(".lock", "tiny");
    }

    @Test
    void aDamagedSealIsNoPack() throws IOException {
        add();
        Files.writeString(home.resolve("tiny/pack.json"), "{\"schemaVersion\":1,\"files\":[{\"folder\":\"..\"}]}");
        assertThat(store.ready(KIND)).isEmpty();
    }

    @Test
    void aPersonCanStopItAndNothingIsLeft() {
        CancellationToken token = new CancellationToken();
        assertThatThrownBy(() -> store.add(tiny.pack(), tiny.archives(), (done, total) -> token.cancel(), token))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
        assertThat(store.ready(KIND)).isEmpty();
    }

    @Test
    void progressReachesItsEndAndNeverPassesIt() {
        List<Long> heard = new ArrayList<>();
        store.add(
                tiny.pack(),
                tiny.archives(),
                (done, total) -> {
                    assertThat(done).isBetween(1L, total);
                    heard.add(done);
                },
                new CancellationToken());
        assertThat(heard).isSorted().isNotEmpty();
    }

    @Test
    void removedItIsGone() {
        add();
        store.remove(tiny.pack());
        assertThat(home.resolve("tiny")).doesNotExist();
        assertThatThrownBy(() -> store.remove(tiny.pack())).hasMessageContaining("tiny");
        assertThatThrownBy(() -> store.offered("other")).hasMessageContaining("other");
    }

    @Test
    void onAnotherKindOfMachineThereIsNone() {
        PackStore mac = new PackStore(home, new Packs(1, List.of(tiny.pack())), "macosx-aarch64");
        assertThat(mac.offered()).isEmpty();
        assertThat(mac.ready(KIND)).isEmpty();
    }

    private InstalledPack add() {
        return store.add(tiny.pack(), tiny.archives(), Progress.NONE, new CancellationToken());
    }

    private static List<String> files(Path where) throws IOException {
        try (Stream<Path> all = Files.list(where)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
