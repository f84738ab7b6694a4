package graft.worker.proof;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be started on this computer, looked for where a terminal would look. */
final class Installed {

    private static final List<String> ENDINGS = List.of("", ".exe", ".cmd");

    private final List<String> folders;

    /**
     * @param environment the variables of this process
     */
    Installed(Map<String, String> environment) {
        this.folders = environment.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase("PATH"))
                .flatMap(e -> Stream.of(e.getValue().split(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .toList();
    }

    /** The first of these names that there is a program of. */
    Optional<Path> find(String... names) {
        return Stream.of(names)
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> ENDINGS.stream().flatMap(ending -> program(folder, name + ending).stream())))
                .findFirst();
    }

    private static Optional<Path> program(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name)).filter(p -> Files.isRegularFile(p) && Files.isExecutable(p));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
