package graft.worker.client;

import graft.common.ApplicationFolder;
import graft.common.AtomicFiles;
import graft.common.Digests;
import graft.compute.NativeOptions;
import graft.compute.pack.InstalledPack;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * The runtime and the jar that a worker is started with.
 *
 * @param java the program that starts a JVM; on Windows the variant without a console
 * @param jar a jar whose manifest names the main class of the worker and its class path
 */
public record WorkerJar(Path java, Path jar) {

    static final String NAME = "graft-worker.jar";
    static final String MAIN_CLASS = "graft.worker.server.WorkerMain";

    /**
     * Finds what belongs to this process. A Graft that runs from a jar, in the portable folder or an installed image, has
     * {@value #NAME} beside that jar. One that runs from classes, in Maven or an editor, gets a jar made of its own class
     * path.
     *
     * @param cache folder for a jar that has to be made ({@link graft.common.Folders#cache()})
     * @throws IOException if that jar cannot be written
     */
    public static WorkerJar find(Path cache) throws IOException {
        Path java = java(Path.of(System.getProperty("java.home")), System.getProperty("os.name", ""));
        Path here = ApplicationFolder.codeSource();
        Path beside = here.resolveSibling(NAME);
        return Files.isRegularFile(here) && Files.isRegularFile(beside)
                ? new WorkerJar(java, beside)
                : new WorkerJar(java, ofClassPath(System.getProperty("java.class.path"), cache));
    }

    /** The folder of native libraries beside the jar, by its name; absent where they are inside jars. */
    Optional<String> natives() {
        return Files.isDirectory(jar.resolveSibling(NativeOptions.FOLDER))
                ? Optional.of(NativeOptions.FOLDER)
                : Optional.empty();
    }

    /** The program that starts a JVM of this runtime without a console. */
    static Path java(Path javaHome, String system) {
        boolean windows = system.toLowerCase(Locale.ROOT).startsWith("windows");
        return javaHome.resolve("bin").resolve(windows ? "javaw.exe" : "java");
    }

    /** Makes a jar that holds nothing but a manifest with this class path; it is named by its content and made once. */
    static Path ofClassPath(String classPath, Path cache) throws IOException {
        return pointing(
                urls(Arrays.stream(classPath.split(File.pathSeparator))
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)),
                List.of(),
                cache);
    }

    /**
     * Makes a jar that puts the classes of packs before all others and says where their libraries lie, and those of this
     * installation; it is named by its content and made once. With no packs, it is this very jar.
     *
     * @param cache folder for the jar
     * @throws IOException if it cannot be written
     */
    WorkerJar with(List<InstalledPack> packs, Path cache) throws IOException {
        if (packs.isEmpty()) {
            return this;
        }
        List<Path> classes = new ArrayList<>();
        packs.forEach(pack -> classes.addAll(pack.classes()));
        classes.add(jar);
        List<Path> libraries = new ArrayList<>();
        packs.forEach(pack -> libraries.add(pack.natives()));
        natives().ifPresent(own -> libraries.add(jar.resolveSibling(own).toAbsolutePath()));
        return new WorkerJar(java, pointing(urls(classes.stream()), libraries, cache));
    }

    /** A jar of nothing but a manifest with this class path, and the folders of libraries where there are any. */
    private static Path pointing(String urls, List<Path> libraries, Path cache) throws IOException {
        String places = libraries.stream().map(Path::toString).collect(Collectors.joining("\n"));
        Path jar = cache.toAbsolutePath()
                .resolve("class-path")
                .resolve(Digests.ofText(libraries.isEmpty() ? urls : urls + "\n" + places)
                                .substring(0, 16)
                        + ".jar");
        if (!Files.isRegularFile(jar)) {
            AtomicFiles.write(jar, out -> {
                JarOutputStream packed = new JarOutputStream(out, manifest(urls));
                if (!libraries.isEmpty()) {
                    packed.putNextEntry(new ZipEntry(NativeOptions.PLACES));
                    packed.write(places.getBytes(StandardCharsets.UTF_8));
                    packed.closeEntry();
                }
                packed.finish();
            });
        }
        return jar;
    }

    /** As a manifest holds them; they also are ASCII whatever the paths are. */
    private static String urls(Stream<Path> entries) {
        return entries.map(entry -> entry.toAbsolutePath().toUri().toASCIIString())
                .collect(Collectors.joining(" "));
    }

    private static Manifest manifest(String classPath) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, MAIN_CLASS);
        attributes.put(Attributes.Name.CLASS_PATH, classPath);
        return manifest;
    }
}
