package graft.common.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import graft.common.CancellationToken;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class UnpackerTest {

    @TempDir
    Path folder;

    private Path archive() {
        return folder.resolve("archive");
    }

    private Path out() {
        return folder.resolve("out");
    }

    private int unpack() {
        return Unpacker.forPictures().unpack(archive(), out(), Progress.NONE, new CancellationToken());
    }

    private void refused(Unpacker unpacker, String word) throws IOException {
        List<Path> before = everything();
        GraftException failure = catchThrowableOfType(
                GraftException.class, () -> unpacker.unpack(archive(), out(), Progress.NONE, new CancellationToken()));
        assertThat(failure).as("not refused").isNotNull();
        assertThat(failure.code()).isEqualTo(ErrorCode.DATA);
        assertThat(failure.userMessage().english()).contains(word);
        assertThat(everything()).as("left behind").isEqualTo(before);
    }

    private void refused(String word) throws IOException {
        refused(Unpacker.forPictures(), word);
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted().toList();
        }
    }

    private void zip(String... names) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive()))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    zip.write(name.getBytes(StandardCharsets.UTF_8));
                }
                zip.closeEntry();
            }
        }
    }

    private interface Entries {
        void write(TarArchiveOutputStream tar) throws IOException;
    }

    private void tgz(Entries entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive());
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(file))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            entries.write(tar);
        }
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static void special(TarArchiveOutputStream tar, String name, byte kind, String to) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    @Test
    void zipIsUnpackedWithoutItsLitter() throws IOException {
        zip("set/", "set/a/", "set/a/1.jpg", "set/b/2.jpg", "__MACOSX/set/a/._1.jpg", "set/.DS_Store", "./top.txt");
        assertThat(unpack()).isEqualTo(3);
        assertThat(out().resolve("set/a/1.jpg")).hasContent("set/a/1.jpg");
        assertThat(out().resolve("set/b/2.jpg")).exists();
        assertThat(out().resolve("top.txt")).exists();
        assertThat(out().resolve("__MACOSX")).doesNotExist();
        assertThat(out().resolve("set/.DS_Store")).doesNotExist();
    }

    @Test
    void tarIsUnpackedPackedOrNot() throws IOException {
        String longName = "set/" + "n".repeat(150) + "/picture.jpg";
        tgz(tar -> {
            file(tar, "set/a/1.jpg", new byte[70_000]);
            file(tar, longName, new byte[] {1, 2, 3});
        });
        assertThat(unpack()).isEqualTo(2);
        assertThat(out().resolve("set/a/1.jpg")).hasSize(70_000);
        assertThat(out().resolve(longName)).hasBinaryContent(new byte[] {1, 2, 3});
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive()))) {
            file(tar, "x/1.jpg", new byte[] {9});
        }
        Unpacker.forPictures().unpack(archive(), folder.resolve("plain"), Progress.NONE, new CancellationToken());
        assertThat(folder.resolve("plain/x/1.jpg")).hasBinaryContent(new byte[] {9});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.txt",
                "a/../../evil.txt",
                "/etc/evil.txt",
                "C:/evil.txt",
                "C:evil.txt",
                "..\\evil.txt",
                "a/..",
                "a//b.txt",
                "a/nul",
                "a/CON.txt",
                "a/trailing.",
                "a/b\u0000c",
                "a/line\nbreak",
                "a/stream:x",
                "1/2/3/4/5/6/7/8/9/10/11/12/13/deep.jpg"
            })
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        zip("fine.txt", name);
        refused("no archive of pictures");
        tgz(tar -> file(tar, name.replace("\u0000", "\u0001"), new byte[] {1}));
        refused("no archive of pictures");
        assertThat(Files.exists(folder.resolve("evil.txt"))).isFalse();
        assertThat(Files.exists(folder.getParent().resolve("evil.txt"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_SYMLINK,
                TarConstants.LF_LINK,
                TarConstants.LF_FIFO,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK
            })
    void nothingButFilesAndFoldersIsMade(byte kind) throws IOException {
        tgz(tar -> {
            special(tar, "here", kind, "/etc");
            file(tar, "here/evil.txt", new byte[] {1});
        });
        refused("no archive of pictures");
    }

    @Test
    void aBackslashIsNoPartOfAName() throws IOException {
        tgz(tar -> file(tar, "a\\b.txt", new byte[] {1}));
        refused("no archive of pictures");
    }

    @Test
    void linksInZipAreRefused() throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(archive().toFile())) {
            ZipArchiveEntry entry = new ZipArchiveEntry("link");
            entry.setUnixMode(0120777);
            zip.putArchiveEntry(entry);
            zip.write("/etc".getBytes(StandardCharsets.UTF_8));
            zip.closeArchiveEntry();
        }
        refused("links");
    }

    @Test
    void oneNameTwiceIsRefusedWhateverTheCase() throws IOException {
        zip("a/Picture.jpg", "a/picture.JPG");
        refused("no archive of pictures");
    }

    @Test
    void bombsAreDefused() throws IOException {
        byte[] zeros = new byte[30_000_000];
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive()))) {
            zip.putNextEntry(new ZipEntry("zeros.jpg"));
            zip.write(zeros);
            zip.closeEntry();
        }
        refused("no archive of pictures");
        tgz(tar -> file(tar, "zeros.jpg", zeros));
        refused("no archive of pictures");
    }

    @Test
    void countsAndLengthsHaveLimits() throws IOException {
        zip("1", "2", "3", "4");
        refused(new Unpacker(new ArchiveLimits(3, 1 << 20, 1 << 20, 60)), "no archive of pictures");
        refused(new Unpacker(new ArchiveLimits(9, 3, 1 << 20, 60)), "no archive of pictures");
        tgz(tar -> file(tar, "long", new byte[1000]));
        refused(new Unpacker(new ArchiveLimits(9, 1 << 20, 999, 60)), "no archive of pictures");
        tgz(tar -> {
            for (int i = 0; i < 5; i++) {
                file(tar, "f" + i, new byte[1]);
            }
        });
        refused(new Unpacker(new ArchiveLimits(4, 1 << 20, 1 << 20, 60)), "no archive of pictures");
    }

    @Test
    void whatIsNoArchiveOrOnlyAPartOfOneIsDamaged() throws IOException {
        Files.writeString(archive(), "<html>Not found</html>");
        refused("damaged");
        Files.write(archive(), new byte[0]);
        refused("damaged");
        byte[] noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        tgz(tar -> file(tar, "noise.jpg", noise));
        byte[] whole = Files.readAllBytes(archive());
        for (int length : new int[] {3, 40, 600, whole.length / 2}) {
            Files.write(archive(), Arrays.copyOf(whole, length));
            refused("damaged");
        }
        zip("a.jpg", "b.jpg");
        byte[] zip = Files.readAllBytes(archive());
        Files.write(archive(), Arrays.copyOf(zip, zip.length - 10));
        refused("damaged");
    }

    @Test
    void changedBytesEndInAWholeFolderOrASentence() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        zip("a/1.jpg", "b/2.jpg");
        originals.add(Files.readAllBytes(archive()));
        tgz(tar -> file(tar, "a/1.jpg", new byte[3000]));
        originals.add(Files.readAllBytes(archive()));
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] changed = originals.get(round % 2).clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Files.write(archive(), changed);
            try {
                unpack();
                UnpackedTree.delete(out());
            } catch (GraftException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.DATA);
                assertThat(out()).doesNotExist();
            }
        }
    }

    @Test
    void aStopLeavesNothing() throws IOException {
        zip("1", "2");
        CancellationToken token = new CancellationToken();
        token.cancel();
        GraftException stopped = catchThrowableOfType(
                GraftException.class, () -> Unpacker.forPictures().unpack(archive(), out(), Progress.NONE, token));
        assertThat(stopped.code()).isEqualTo(ErrorCode.CANCELLED);
        assertThat(everything()).containsExactly(folder, archive());
    }
}
