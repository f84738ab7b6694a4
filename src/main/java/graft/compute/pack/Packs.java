package graft.compute.pack;

import com.fasterxml.jackson.core.JsonProcessingException;
import graft.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The packs that this version of Graft knows, as data: {@code assets/packs.json}, which is packed beside the classes. Lengths
 * and digests in it were taken from the files themselves; their SHA-1 is the one that Maven Central states.
 *
 * @param schemaVersion layout of the file
 * @param packs in the order in which they are offered
 */
public record Packs(int schemaVersion, List<Pack> packs) {

    private static final String RESOURCE = "/graft/assets/packs.json";
    private static final int SCHEMA_VERSION = 1;

    public Packs {
        packs = List.copyOf(packs);
        if (schemaVersion != SCHEMA_VERSION) {
            throw new IllegalArgumentException("packs of layout " + schemaVersion);
        }
        if (packs.stream().map(Pack::kind).distinct().count() != packs.size()) {
            throw new IllegalArgumentException("two packs of one kind");
        }
    }

    /** Those that this version of Graft knows. */
    public static Packs bundled() {
        try (InputStream in = Packs.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " was not packed");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    static Packs read(String json) throws JsonProcessingException {
        return Json.read(json, Packs.class);
    }

    /** The one of this id. */
    public Optional<Pack> find(String id) {
        return packs.stream().filter(pack -> pack.id().equals(id)).findFirst();
    }

    /**
     * What a kind of machine is called in the list, such as {@code linux-x86_64}.
     *
     * @param operatingSystem as in the system property {@code os.name}
     * @param architecture as in the system property {@code os.arch}
     */
    public static String system(String operatingSystem, String architecture) {
        String name = operatingSystem.toLowerCase(Locale.ROOT);
        String processor = architecture.equals("amd64") ? "x86_64" : architecture;
        return (name.startsWith("windows") ? "windows" : name.replaceAll("[^a-z]", "")) + "-" + processor;
    }

    /** The machine that this process runs on. */
    public static String thisSystem() {
        return system(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }
}
