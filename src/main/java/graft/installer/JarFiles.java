package graft.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Jars that are written while installers are built. */
final class JarFiles {

    /** The first day a zip file can name, so that two builds give the same bytes. */
    static final long NO_TIME = 315_532_800_000L;

    private JarFiles() {}

    /** Copies a jar without some of its entries. */
    static void copyWithout(Path jar, Path target, Predicate<String> without) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(target))) {
            Enumeration<? extends ZipEntry> entries = from.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!without.test(entry.getName())) {
                    copy(from, entry, to);
                }
            }
        }
    }

    private static void copy(ZipFile from, ZipEntry entry, ZipOutputStream to) throws IOException {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime() < 0 ? NO_TIME : entry.getTime());
        to.putNextEntry(copy);
        try (InputStream in = from.getInputStream(entry)) {
            in.transferTo(to);
        }
        to.closeEntry();
    }

    /**
     * Writes the small jar that everything is started from: a manifest that names the others, which lie beside it.
     *
     * @param jars their names, in the order of the class path
     */
    static void writeMain(Path file, List<String> jars) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "graft.worker.server.WorkerMain");
        main.put(Attributes.Name.CLASS_PATH, jars.stream().collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            ZipEntry entry = new ZipEntry("META-INF/MANIFEST.MF");
            entry.setTime(NO_TIME);
            jar.putNextEntry(entry);
            manifest.write(jar);
            jar.closeEntry();
        }
    }
}
