package graft.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lays out what becomes the folder of jars in the installed image. */
final class AppFolder {

    /** Where native libraries lie as files; {@code graft.compute.NativeOptions} looks there. */
    static final String NATIVES = "natives";

    private static final String OPENBLAS = "libopenblas.so.0";
    private static final String SECOND_NAME = "libopenblas_nolapack.so.0";

    /** Not longer than the others, since it is written over them. */
    private static final String OWN_NAME = "libgraftblas.so";

    private final Target target;

    private final NativeLibraries natives;
    private final Path folder;

    AppFolder(Target target, Path folder) {
        this.target = target;
        this.natives = new NativeLibraries(target);
        this.folder = folder;
    }

    /**
     * Copies the program: its jar, the libraries without natives, and the natives.
     *
     * @param classPath the program's own jar first
     * @return the names of the jars that are left, in the order of the class path
     */
    List<String> program(List<Path> classPath) throws IOException {
        Files.createDirectories(folder.resolve(NATIVES));
        List<String> names = new ArrayList<>();
        for (Path jar : classPath) {
            String name = String.valueOf(jar.getFileName());
            unpackNatives(jar, name);
            if (natives.dropped(name)) {
                continue;
            }
            names.add(name);
            if (natives.stripped(name)) {
                JarFiles.copyWithout(jar, folder.resolve(name), NativeLibraries::library);
            } else {
                Files.copy(jar, folder.resolve(name));
            }
        }
        nameOpenBlas();
        JarFiles.writeMain(folder.resolve(Product.MAIN_JAR), names);
        return List.copyOf(names);
    }

    private void unpackNatives(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                Optional<String> file = natives.file(name, entry.getName());
                if (file.isPresent()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, folder.resolve(NATIVES).resolve(file.get()));
                    }
                }
            }
        }
    }

    /**
     * ND4J's preset names OpenBLAS twice, and JavaCPP serves the second name with a copy of 31 MB in the cache of whoever
     * starts Graft. Where it finds no library of the first name it leaves both to the linker of the system. So on Linux, where
     * names stand plainly in the files, OpenBLAS is shipped under a name that JavaCPP does not know, and whoever asks for
     * the others is told that one. Elsewhere a second copy is shipped.
     */
    private void nameOpenBlas() throws IOException {
        Path shelf = folder.resolve(NATIVES);
        if (target.linux()) {
            Files.move(shelf.resolve(OPENBLAS), shelf.resolve(OWN_NAME));
            BinaryNames.replace(shelf.resolve("libnd4jcpu.so"), OPENBLAS, OWN_NAME);
            BinaryNames.replace(shelf.resolve("libjniopenblas.so"), OPENBLAS, OWN_NAME);
            BinaryNames.replace(shelf.resolve("libjniopenblas_nolapack.so"), SECOND_NAME, OWN_NAME);
        } else if (target.windows()) {
            Files.copy(shelf.resolve("libopenblas.dll"), shelf.resolve("libopenblas_nolapack.dll"));
        } else {
            Files.copy(shelf.resolve("libopenblas.0.dylib"), shelf.resolve("libopenblas_nolapack.0.dylib"));
        }
    }

    /** Copies what is only read: backbones, samples, and on macOS the scripts of the terminal, which cannot lie elsewhere. */
    void data(Path project) throws IOException {
        Trees.copy(
                project.resolve("assets/backbones"),
                folder.resolve("assets/backbones"),
                name -> !name.endsWith(".log"));
        Trees.copy(project.resolve("sample-datasets"), folder.resolve("sample-datasets"), name -> true);
        if (!target.mac()) {
            Files.copy(project.resolve("assets/icons").resolve(Icons.SPLASH), folder.resolve(Icons.SPLASH));
        }
        if (target.mac()) {
            scripts(project, folder.resolve("bin"));
        }
    }

    /** Copies the scripts that start Graft from a terminal. */
    void scripts(Path project, Path bin) throws IOException {
        Trees.copy(project.resolve("src/main/scripts"), bin, name -> name.endsWith(".cmd") == target.windows());
        if (!target.windows()) {
            for (Path script : Trees.files(bin)) {
                Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
