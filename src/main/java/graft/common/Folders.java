package graft.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where Graft keeps what belongs to the person and not to one project: settings and projects in {@code data}, log files
 * in {@code logs}, and in {@code cache} what can be made again. Where each system wants such things; or all below one
 * folder, where the system property {@code graft.home} or the environment variable {@code GRAFT_HOME} names one, or there
 * is a folder {@code graft-data} beside the program.
 *
 * @param data absolute; kept by backups
 * @param logs absolute
 * @param cache absolute; may be deleted while no Graft runs
 */
public record Folders(Path data, Path logs, Path cache) {

    /** The folders of the person who runs this process. None of them need exist yet. */
    public static Folders current() {
        return usual().asChosen();
    }

    /** The same before anybody has chosen another data folder; there it says which was chosen. */
    public static Folders usual() {
        return of(System.getenv(), System.getProperties(), PortableFolder.beside(ApplicationFolder.codeSource()));
    }

    /** With the data folder that was chosen. While that is away, such as on a disk that is not plugged in, the usual one. */
    Folders asChosen() {
        return DataFolder.chosen(data)
                .filter(Files::isDirectory)
                .map(chosen -> new Folders(chosen, logs, cache))
                .orElse(this);
    }

    static Folders of(Map<String, String> environment, Properties properties, Optional<Path> portable) {
        Optional<Path> home = given(properties.getProperty("graft.home"))
                .or(() -> given(environment.get("GRAFT_HOME")))
                .map(Path::of)
                .or(() -> portable);
        if (home.isPresent()) {
            return below(home.get().toAbsolutePath().normalize());
        }
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path user = Path.of(properties.getProperty("user.home", ".")).toAbsolutePath();
        if (system.startsWith("windows")) {
            return below(absolute(environment, "LOCALAPPDATA", user.resolve("AppData/Local"))
                    .resolve("Graft"));
        }
        if (system.startsWith("mac")) {
            Path library = user.resolve("Library");
            return new Folders(
                    library.resolve("Application Support/Graft"),
                    library.resolve("Logs/Graft"),
                    library.resolve("Caches/Graft"));
        }
        return new Folders(
                absolute(environment, "XDG_DATA_HOME", user.resolve(".local/share"))
                        .resolve("graft"),
                absolute(environment, "XDG_STATE_HOME", user.resolve(".local/state"))
                        .resolve("graft/logs"),
                absolute(environment, "XDG_CACHE_HOME", user.resolve(".cache")).resolve("graft"));
    }

    private static Folders below(Path home) {
        return new Folders(home.resolve("data"), home.resolve("logs"), home.resolve("cache"));
    }

    /** The XDG base directory specification says to ignore relative paths in these variables. */
    private static Path absolute(Map<String, String> environment, String variable, Path otherwise) {
        return given(environment.get(variable))
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElse(otherwise);
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }
}
