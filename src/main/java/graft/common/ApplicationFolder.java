package graft.common;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What comes with Graft beside its classes: the folder {@code assets} and the folder {@code sample-datasets}. In the portable
 * folder and the installed image they lie beside the folder of the jars, or in it; where Graft runs from classes, at the
 * top of the project. They are only ever read; and so is what a room of computers shares ({@link SharedFolder}).
 *
 * @param assets absolute; absent where there is none
 * @param samples absolute; absent where there is none
 * @param shared absolute; absent where nothing is shared
 */
public record ApplicationFolder(Optional<Path> assets, Optional<Path> samples, Optional<Path> shared) {

    private static final String ASSETS = "assets";
    static final String BACKBONES = "backbones";
    static final String SAMPLES = "sample-datasets";
    /** From {@code target/classes} up to the project, with one folder to spare. */
    private static final int LEVELS = 3;

    /** Nothing comes with Graft. */
    public static ApplicationFolder none() {
        return new ApplicationFolder(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What belongs to the Graft that this process runs. */
    public static ApplicationFolder current() {
        Path code = codeSource();
        return around(code).sharing(SharedFolder.of(System.getenv(), System.getProperties(), code, Folders.current()));
    }

    /**
     * With what a room of computers shares. Its samples count where none came with Graft.
     *
     * @param folder as {@link SharedFolder} describes it
     */
    ApplicationFolder sharing(Optional<Path> folder) {
        Optional<Path> others = folder.map(f -> f.resolve(SAMPLES)).filter(Files::isDirectory);
        return new ApplicationFolder(assets, samples.or(() -> others), folder);
    }

    /**
     * What lies around the place of the classes.
     *
     * @param code a jar, or a folder of classes
     */
    static ApplicationFolder around(Path code) {
        List<Path> places = Stream.iterate(
                        Optional.ofNullable(code.toAbsolutePath().getParent()),
                        Optional::isPresent,
                        place -> place.map(Path::getParent))
                .flatMap(Optional::stream)
                .limit(LEVELS)
                .toList();
        // A folder called assets may well be somebody else's; one with backbones in it is not.
        Optional<Path> home = places.stream()
                .filter(place -> Files.isDirectory(place.resolve(ASSETS).resolve(BACKBONES)))
                .findFirst();
        return new ApplicationFolder(
                home.map(h -> h.resolve(ASSETS)),
                home.map(h -> h.resolve(SAMPLES)).filter(Files::isDirectory),
                Optional.empty());
    }

    /** The folders of backbones that are only read, in the order in which they count: those that come with Graft, then those shared. */
    public List<Path> backbones() {
        return Stream.concat(assets.stream(), shared.stream())
                .map(folder -> folder.resolve(BACKBONES))
                .filter(Files::isDirectory)
                .toList();
    }

    /** The jar or the folder of classes that this process runs. */
    public static Path codeSource() {
        CodeSource source = ApplicationFolder.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalStateException("Graft does not know where its own classes are");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Graft does not know where its own classes are", e);
        }
    }
}
