package graft.cli;

import graft.common.ApplicationFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample datasets that come with Graft, as a person can type them. */
final class SampleFolders {

    private SampleFolders() {}

    /** Their folders in the order of their names, relative to the working folder where they lie below it. */
    static List<String> of(ApplicationFolder application) {
        Path here = Path.of("").toAbsolutePath();
        return application.samples().map(SampleFolders::folders).orElse(List.of()).stream()
                .map(sample -> shown(sample, here))
                .toList();
    }

    private static List<Path> folders(Path samples) {
        try (Stream<Path> inside = Files.list(samples)) {
            return inside.filter(Files::isDirectory)
                    .filter(f -> !f.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(samples.toString(), e);
        }
    }

    private static String shown(Path sample, Path here) {
        return (sample.startsWith(here) ? here.relativize(sample) : sample).toString();
    }
}
