package graft.training.cache;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Digests;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationCacheTest {

    private static final int VALUES = 5;

    @TempDir
    private Path root;

    private static ActivationKey key(String output) {
        return new ActivationKey("weights", output, 32, 32, "stretch", "1", "none", VALUES);
    }

    private static ViewId view(int picture, int view) {
        return new ViewId(Digests.ofText("picture " + picture), view);
    }

    private static float[] activations(int picture, int view) {
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) {
            values[i] = picture * 100 + view * 10 + i + 0.5f;
        }
        return values;
    }

    private ActivationCache cache(long budget) {
        return new ActivationCache(root, budget);
    }

    private void write(ActivationKey key, int pictures) throws IOException {
        try (ActivationStore store = cache(1 << 20).open(key)) {
            for (int p = 0; p < pictures; p++) {
                store.write(view(p, 0), activations(p, 0), 0);
                store.write(view(p, 1), activations(p, 1), 0);
            }
        }
    }

    private static List<ViewId> allViews(int pictures) {
        return IntStream.range(0, pictures * 2)
                .mapToObj(i -> view(i / 2, i % 2))
                .toList();
    }

    @Test
    void givesBackWhatWasWrittenByThisAndByAnEarlierProcess() throws IOException {
        write(key("cut"), 3);
        try (ActivationStore store = cache(1 << 20).open(key("cut"))) {
            store.write(view(3, 0), activations(3, 0), 0);
            float[] read = new float[VALUES + 2];
            assertThat(store.read(view(2, 1), read, 2)).isTrue();
            assertThat(java.util.Arrays.copyOfRange(read, 2, VALUES + 2)).isEqualTo(activations(2, 1));
            assertThat(store.read(view(3, 0), read, 0)).isTrue();
            assertThat(java.util.Arrays.copyOf(read, VALUES)).isEqualTo(activations(3, 0));
            assertThat(store.read(view(9, 0), read, 0)).isFalse();
        }
    }

    @Test
    void keepsActivationsOfDifferentKeysApart() throws IOException {
        write(key("cut"), 1);
        try (ActivationStore store = cache(1 << 20).open(key("pooled"))) {
            assertThat(store.missing(allViews(1))).hasSize(2);
        }
    }

    @Test
    void twoWritersDoNotDisturbEachOther() throws IOException {
        try (ActivationStore one = cache(1 << 20).open(key("cut"));
                ActivationStore two = cache(1 << 20).open(key("pooled"))) {
            one.write(view(0, 0), activations(0, 0), 0);
            two.write(view(0, 0), activations(7, 0), 0);
            float[] read = new float[VALUES];
            one.read(view(0, 0), read, 0);
            assertThat(read).isEqualTo(activations(0, 0));
        }
    }

    @Test
    void whateverIsCutOffOrDamagedIsMissingAndNeverWrong() throws IOException {
        write(key("cut"), 4);
        Path folder = root.resolve(key("cut").folderName());
        for (String ending : List.of(".bin", ".idx")) {
            byte[] whole;
            Path file = find(folder, ending);
            whole = Files.readAllBytes(file);
            for (int length = 0; length <= whole.length; length += 3) {
                Files.write(file, java.util.Arrays.copyOf(whole, length));
                assertEveryReadableViewIsRight(4);
            }
            Files.write(file, whole);
            for (int at = 0; at < whole.length; at++) {
                flip(file, at);
                assertEveryReadableViewIsRight(4);
                flip(file, at);
            }
        }
    }

    private static void flip(Path file, int at) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.seek(at);
            int value = access.read();
            access.seek(at);
            access.write(value ^ 0x10);
        }
    }

    private void assertEveryReadableViewIsRight(int pictures) throws IOException {
        try (ActivationStore store = cache(1 << 20).open(key("cut"))) {
            float[] read = new float[VALUES];
            for (ViewId view : allViews(pictures)) {
                if (store.read(view, read, 0)) {
                    int picture = IntStream.range(0, pictures)
                            .filter(p -> view(p, view.view()).equals(view))
                            .findFirst()
                            .orElseThrow();
                    assertThat(read).isEqualTo(activations(picture, view.view()));
                }
            }
        }
    }

    private static Path find(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).findFirst().orElseThrow();
        }
    }

    @Test
    void removesWhatWasNotUsedForTheLongestTime() throws IOException {
        write(key("old"), 10);
        write(key("new"), 10);
        Path old = root.resolve(key("old").folderName());
        Files.setLastModifiedTime(old.resolve(ActivationStore.LOCK_FILE), FileTime.from(Instant.EPOCH));
        long each = cache(1 << 20).bytes() / 2;
        assertThat(cache(each * 2 + each / 2).makeRoom(each)).isTrue();
        assertThat(old).doesNotExist();
        assertThat(root.resolve(key("new").folderName())).exists();
    }

    @Test
    void neverRemovesWhatIsInUse() throws IOException {
        write(key("cut"), 10);
        try (ActivationStore store = cache(1 << 20).open(key("cut"))) {
            assertThat(cache(10).makeRoom(100)).isFalse();
            cache(10).clear();
            assertThat(store.missing(allViews(10))).isEmpty();
        }
        cache(10).clear();
        assertThat(cache(10).bytes()).isZero();
    }
}
