package graft.compute.pack;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;
import graft.compute.pack.PackSeal.Reading;
import graft.compute.pack.PackSeal.Sealed;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Puts a pack together from published files: jars of classes are taken as they are, native libraries are taken out of
 * theirs, so that nothing is unpacked into a cache when a worker starts.
 */
final class PackAssembly {

    /** Taking libraries out is about half as much work again as reading the files; only the progress depends on it. */
    private static final double UNPACKED_SHARE = 1.5;

    private final Pack pack;
    private final String system;
    private final Path target;

    /** @param target a folder that is empty */
    PackAssembly(Pack pack, String system, Path target) {
        this.pack = pack;
        this.system = system;
        this.target = target;
    }

    static long work(Pack pack, String system) {
        return (long) (pack.bytes(system) * (1 + UNPACKED_SHARE));
    }

    /**
     * @param folder where the files are
     * @throws GraftException with {@link ErrorCode#DEVICE} if one is missing or not the published one
     */
    void run(Path folder, Reading reading) throws IOException {
        requireAll(folder);
        List<Sealed> sealed = new ArrayList<>();
        for (Pack.Archive archive : pack.archives(system)) {
            Path file = folder.resolve(archive.name());
            if (Files.size(file) != archive.bytes() || !reading.digest(file).equals(archive.sha256())) {
                throw new GraftException(ErrorCode.DEVICE, Message.of("pack.otherFile", archive.name()));
            }
            if (archive.libraries().isPresent()) {
                sealed.addAll(unpack(file, archive.libraries().get(), reading));
            } else {
                try (InputStream in = Files.newInputStream(file)) {
                    sealed.add(write(in, PackSeal.CLASSES, archive.name(), reading));
                }
            }
        }
        new PackSeal(PackSeal.SCHEMA_VERSION, pack.id(), pack.version(), system, sealed).write(target);
    }

    private void requireAll(Path folder) {
        List<String> missing = pack.archives(system).stream()
                .map(Pack.Archive::name)
                .filter(name -> !Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (!missing.isEmpty()) {
            throw new GraftException(
                    ErrorCode.DEVICE, Message.of("pack.missingFiles", missing.size(), String.join(", ", missing)));
        }
    }

    private List<Sealed> unpack(Path archive, List<String> libraries, Reading reading) throws IOException {
        List<Sealed> sealed = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (String library : libraries) {
                ZipEntry entry = Optional.ofNullable(zip.getEntry(library))
                        .orElseThrow(() -> new IOException("no " + library + " in " + archive.getFileName()));
                try (InputStream in = zip.getInputStream(entry)) {
                    sealed.add(write(in, PackSeal.NATIVES, library.substring(library.lastIndexOf('/') + 1), reading));
                }
            }
        }
        return sealed;
    }

    private Sealed write(InputStream in, String part, String name, Reading reading) throws IOException {
        Path file = Files.createDirectories(target.resolve(part)).resolve(name);
        String sha256;
        try (OutputStream out = Files.newOutputStream(file)) {
            sha256 = reading.copy(in, (buffer, length) -> out.write(buffer, 0, length));
        }
        return new Sealed(
                part, name, Files.size(file), Files.getLastModifiedTime(file).toMillis(), sha256);
    }

    /** Deletes a folder with all that is in it. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = new ArrayList<>(walk.toList());
        }
        for (int i = all.size() - 1; i >= 0; i--) {
            Files.delete(all.get(i));
        }
    }
}
