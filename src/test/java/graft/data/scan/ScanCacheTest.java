package graft.data.scan;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.CancellationToken;
import graft.common.Progress;
import graft.data.TestPictures;
import graft.data.TestPictures.PlainReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCacheTest {

    @TempDir
    Path temp;

    private Path root;
    private Path file;
    private final PlainReader reader = new PlainReader();

    @BeforeEach
    void scanOnce() throws IOException {
        root = temp.resolve("pictures");
        file = temp.resolve("kept/scan.jsonl");
        TestPictures.writeClass(root.resolve("ants"), 0, 4);
        TestPictures.writeClass(root.resolve("bees ünd"), 100, 4);
        Files.writeString(root.resolve("ants/broken.jpg"), "no picture");
        first = scan();
        assertThat(reader.reads).hasValue(9);
        reader.reads.set(0);
    }

    private Scan first;

    private Scan scan() {
        return new FolderScanner(reader, 2).scan(root, ScanCache.in(file), Progress.NONE, new CancellationToken());
    }

    @Test
    void anUnchangedFolderIsNotReadAgain() {
        assertThat(scan()).isEqualTo(first);
        assertThat(reader.reads).hasValue(0);
    }

    @Test
    void onlyChangedAndNewFilesAreRead() throws IOException {
        Path touched = root.resolve("ants/p1.png");
        Files.setLastModifiedTime(touched, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
        TestPictures.write(TestPictures.scene(77, 24, 20), root.resolve("ants/new.png"), "png");
        Files.delete(root.resolve("ants/p2.png"));
        Scan second = scan();
        assertThat(reader.reads).hasValue(2);
        assertThat(second.pictures()).hasSize(8);
        assertThat(scan()).isEqualTo(second);
        assertThat(reader.reads).hasValue(2);
    }

    @Test
    void aCacheCutOffAnywhereCostsOnlyTime() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + whole.length / 12) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThat(scan()).as("cut at " + length).isEqualTo(first);
        }
        assertThat(reader.reads.get()).isPositive();
    }

    @Test
    void aCacheOfAnotherVersionIsNotTrusted() throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        assertThat(lines.get(0)).contains("\"schemaVersion\":1");
        Files.writeString(
                file,
                lines.get(0).replace("\"schemaVersion\":1", "\"schemaVersion\":99") + "\n"
                        + String.join("\n", lines.subList(1, lines.size())));
        assertThat(scan()).isEqualTo(first);
        assertThat(reader.reads).hasValue(9);
    }

    @Test
    void rubbishInTheCacheIsNotTrusted() throws IOException {
        String text = Files.readString(file).replaceAll("\"thumbnail\":\"[^\"]*\"", "\"thumbnail\":\"AAAA\"");
        Files.writeString(file, text);
        assertThat(scan()).isEqualTo(first);
        assertThat(reader.reads.get()).isPositive();
    }
}
