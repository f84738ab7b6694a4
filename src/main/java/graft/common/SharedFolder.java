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
final class SharedFolder {

    static final String FILE = "shared-folder.txt";

    /** From the jar up to the folder a person sees, on any system. */
    private static final int LEVELS = 4;

    private SharedFolder() {}

    /**
     * The folder that is named, where it can be reached now.
     *
     * @param code the jar that runs
     */
    static Optional<Path> of(Map<String, String> environment, Properties properties, Path code, Folders folders) {
        return given(properties.getProperty("graft.shared"))
                .or(() -> given(environment.get("GRAFT_SHARED")))
                .or(() -> read(folders.data().resolve(FILE)))
                .or(() -> above(code)
                        .flatMap(place -> read(place.resolve(FILE)).stream())
                        .findFirst())
                .filter(Files::isDirectory);
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
