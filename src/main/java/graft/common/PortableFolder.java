package graft.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@value #NAME} in or beside the program's own folder, made by whoever wants data and program together, on a stick
 * for a class for instance. It counts only while it can be written: a program folder that many read has none of its own.
 */
final class PortableFolder {

    static final String NAME = "graft-data";

    private PortableFolder() {}

    /**
     * The nearest one.
     *
     * @param code the jar that runs; a folder of classes has none
     */
    static Optional<Path> beside(Path code) {
        if (!Files.isRegularFile(code)) {
            return Optional.empty();
        }
        return SharedFolder.above(code)
                .map(place -> place.resolve(NAME))
                .filter(folder -> Files.isDirectory(folder) && Files.isWritable(folder))
                .findFirst();
    }
}
