package graft.compute.pack;

import graft.common.Digests;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A pack of two small files: classes, and an archive with two libraries and something else. */
public final class TinyPack {

    public static final String SYSTEM = "linux-x86_64";

    private final Path archives;
    private final Packs packs;

    /**
     * @param archives where its files are put
     * @param address where they lie, if they are to be fetched
     */
    public TinyPack(Path archives, PackKind kind, String version, String address) throws IOException {
        this.archives = Files.createDirectories(archives);
        Pack.Archive classes = archive("classes.jar", address, zip(Map.of("A.class", "a")), Optional.empty());
        Pack.Archive natives = archive(
                "natives.jar",
                address,
                zip(Map.of("org/libone.so", "one " + version, "org/libtwo.so.2", "two", "org/unwanted.lib", "no")),
                Optional.of(List.of("org/libone.so", "org/libtwo.so.2")));
        this.packs = new Packs(
                1, List.of(new Pack("tiny", kind, version, "Free", Map.of(SYSTEM, List.of(classes, natives)))));
    }

    private Pack.Archive archive(String name, String address, byte[] content, Optional<List<String>> libraries)
            throws IOException {
        Files.write(archives.resolve(name), content);
        return new Pack.Archive(name, URI.create(address + name), content.length, Digests.ofBytes(content), libraries);
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                ZipEntry named = new ZipEntry(entry.getKey());
                named.setTime(0);
                zip.putNextEntry(named);
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    public Path archives() {
        return archives;
    }

    public Pack pack() {
        return packs.packs().get(0);
    }

    public PackStore store(Path folder) {
        return new PackStore(folder, packs, SYSTEM);
    }
}
