package graft.common;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a person wants projects and settings kept, if not where the system keeps such things. That is written in a small file
 * in the usual folder, so that the window, the terminal and workers find it alike.
 */
public final class DataFolder {

    /** Its name in the usual data folder; it holds one path. */
    public static final String FILE = "data-folder.txt";

    private DataFolder() {}

    /**
     * The chosen folder.
     *
     * @param usual the data folder that the system would have
     * @return nothing where none was chosen, or what was chosen cannot be read
     */
    public static Optional<Path> chosen(Path usual) {
        Path file = usual.resolve(FILE);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(Path.of(Files.readString(file).strip())).filter(Path::isAbsolute)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // then everything is where it usually is
        }
    }

    /** From the next start on, data lie in this folder; in the usual one if it is that. */
    public static void choose(Path usual, Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        if (absolute.equals(usual.toAbsolutePath().normalize())) {
            Files.deleteIfExists(usual.resolve(FILE));
        } else {
            AtomicFiles.writeText(usual.resolve(FILE), absolute + "\n");
        }
    }
}
