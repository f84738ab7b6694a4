package graft.data.split;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the picture that a person means: by its path in the scanned folder, by its full path, by the end of its path, or
 * by its file name. Both kinds of slashes and both ways of writing an umlaut are the same.
 */
final class PictureLookup {

    private final Path root;
    private final Map<String, String> byPath = new HashMap<>();
    private final Map<String, List<String>> byName = new HashMap<>();

    /**
     * @param root the folder that paths are relative to
     * @param paths of the pictures there are
     */
    PictureLookup(Path root, List<String> paths) {
        this.root = root;
        for (String p : paths) {
            String path = normal(p);
            byPath.put(path, p);
            byName.computeIfAbsent(lastName(path), n -> new ArrayList<>()).add(p);
        }
    }

    /** The path of every picture the name may mean; more than one if several files have that name. */
    List<String> find(String name) {
        String path = normal(name);
        String exact = byPath.get(path);
        if (exact == null && path.startsWith("./")) {
            exact = byPath.get(path.substring(2));
        }
        if (exact == null) {
            exact = byPath.get(withoutRoot(path));
        }
        if (exact != null) {
            return List.of(exact);
        }
        return byName.getOrDefault(lastName(path), List.of()).stream()
                .filter(p -> ("/" + normal(p)).endsWith("/" + path))
                .toList();
    }

    /** Whether there is such a file in the folder that the scan does not use. */
    boolean existsUnused(String name) {
        try {
            return !name.isBlank() && Files.exists(root.resolve(name.replace('\\', '/')));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private String withoutRoot(String path) {
        String prefix = normal(root.toString()) + "/";
        return path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String normal(String path) {
        return Normalizer.normalize(path.replace('\\', '/'), Normalizer.Form.NFC);
    }
}
