package graft.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One folder from which all computers of a room read backbones ({@code backbones/ID}, as they lie in a person's own data
 * folder) and samples ({@code sample-datasets}). Graft never writes into it.
 *
 * <p>The first of these that says anything counts: the system property {@code graft.shared}, the environment variable
 * {@code GRAFT_SHARED}, the person's setting, which is a file {@value #FILE} in their data folder, and the same file beside
 * the program, where whoever installed Graft for the room put it. The file holds one absolute path.
 */
public final class SharedFolder {

    static final String FILE = "shared-folder.txt";

    /** From the jar up to the folder a person sees, on any system. */
    private static final int LEVELS = 4;

    private SharedFolder() {}

    /** Who names the folder. */
    public enum NamedBy {
        /** Nobody. */
        NOBODY,
        /** The person, in the settings. */
        PERSON,
        /** Whoever installed Graft or started it: that counts, or is what counts when the person names none. */
        INSTALLATION
    }

    /**
     * What is named.
     *
     * @param folder absolute; empty where nobody names one
     * @param by who names it
     * @param reached whether it can be reached now; one that cannot is as if it were not named
     * @param fixed whether it was said as Graft was started, which counts before what the person says
     */
    public record Named(Optional<Path> folder, NamedBy by, boolean reached, boolean fixed) {}

    /** What is named for the person who runs this process. */
    public static Named current(Folders folders) {
        return named(System.getenv(), System.getProperties(), ApplicationFolder.codeSource(), folders);
    }

    static Named named(Map<String, String> environment, Properties properties, Path code, Folders folders) {
        Optional<Path> started = started(environment, properties);
        if (started.isPresent()) {
            return named(started, NamedBy.INSTALLATION, true);
        }
        Optional<Path> person = read(folders.data().resolve(FILE));
        return person.isPresent()
                ? named(person, NamedBy.PERSON, false)
                : named(beside(code), NamedBy.INSTALLATION, false);
    }

    private static Named named(Optional<Path> folder, NamedBy by, boolean fixed) {
        return new Named(
                folder,
                folder.isEmpty() ? NamedBy.NOBODY : by,
                folder.filter(Files::isDirectory).isPresent(),
                fixed);
    }

    /** Whether there is anything in a folder that a room could share. */
    public static boolean holdsSomething(Path folder) {
        return Files.isDirectory(folder.resolve(ApplicationFolder.BACKBONES))
                || Files.isDirectory(folder.resolve(ApplicationFolder.SAMPLES));
    }

    /**
     * From the next start on the person's setting names this folder.
     *
     * @param folder empty to name none, so that what the installation names counts again
     * @throws IOException if the data folder cannot be written
     */
    public static void choose(Folders folders, Optional<Path> folder) throws IOException {
        Path file = folders.data().resolve(FILE);
        if (folder.isPresent()) {
            AtomicFiles.writeText(file, folder.get().toAbsolutePath().normalize() + "\n");
        } else {
            Files.deleteIfExists(file);
        }
    }

    /**
     * The folder that is named, where it can be reached now.
     *
     * @param code the jar that runs
     */
    static Optional<Path> of(Map<String, String> environment, Properties properties, Path code, Folders folders) {
        Named named = named(environment, properties, code, folders);
        return named.folder().filter(folder -> named.reached());
    }

    private static Optional<Path> started(Map<String, String> environment, Properties properties) {
        return given(properties.getProperty("graft.shared")).or(() -> given(environment.get("GRAFT_SHARED")));
    }

    private static Optional<Path> beside(Path code) {
        return above(code).flatMap(place -> read(place.resolve(FILE)).stream()).findFirst();
    }

    /** The folders above a jar, nearest first. */
    static Stream<Path> above(Path code) {
        return Stream.iterate(
                        Optional.ofNullable(code.toAbsolutePath().getParent()),
                        Optional::isPresent,
                        place -> place.map(Path::getParent))
                .flatMap(Optional::stream)
                .limit(LEVELS);
    }

    private static Optional<Path> given(@Nullable String text) {
        try {
            return Optional.ofNullable(text)
                    .filter(t -> !t.isBlank())
                    .map(t -> Path.of(t.strip()))
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty(); // then nothing is shared, which the lists of backbones and samples show
        }
    }

    private static Optional<Path> read(Path file) {
        try {
            return Files.isRegularFile(file) ? given(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // as above
        }
    }
}
