package graft.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * The portable zip: one folder that runs wherever it is unpacked, from a stick or a read-only share too. It holds no links,
 * since sticks know none, and says which files are programs, which the zip of the JDK cannot.
 */
final class PortableZip {

    private static final int PROGRAM = 0100755;
    private static final int FILE = 0100644;

    private PortableZip() {}

    /**
     * Packs a folder.
     *
     * @param name of the folder in the zip
     * @param program what the image is called in that folder, with a {@code /} at its end; empty where it is that folder
     * @param readMe what the person reads first, in {@code README.txt} at the top
     */
    static void write(Path image, String name, String program, String readMe, Path zip) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.setEncoding(StandardCharsets.UTF_8.name());
            out.setLevel(Deflater.BEST_COMPRESSION);
            entry(out, name + "/README.txt", FILE);
            out.write(readMe.getBytes(StandardCharsets.UTF_8));
            out.closeArchiveEntry();
            for (Path file : files(image)) {
                entry(out, name + "/" + program + Trees.name(image, file), Files.isExecutable(file) ? PROGRAM : FILE);
                try (InputStream in = Files.newInputStream(file)) {
                    in.transferTo(out);
                }
                out.closeArchiveEntry();
            }
        }
    }

    private static void entry(ZipArchiveOutputStream out, String name, int mode) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(mode);
        entry.setTime(JarFiles.NO_TIME);
        out.putArchiveEntry(entry);
    }

    /** Files, and what links lead to. */
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
