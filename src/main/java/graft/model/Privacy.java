package graft.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Holds back what must not leave the machine inside a bundle. */
final class Privacy {

    /** An absolute path of Windows, a share, or a folder of users on Linux and macOS. */
    private static final Pattern PATH = Pattern.compile(
            "(?<![A-Za-z])[A-Za-z]:[\\\\/]|\\\\\\\\[^\\\\\\s]+\\\\|(?<![\\w.:/-])/(home|Users|root|mnt|media|tmp|var|opt|srv|data|Volumes)/");

    private Privacy() {}

    /**
     * @throws IllegalArgumentException if a text holds an absolute path; that is a defect of whoever wrote the text
     */
    static void requireNothingPrivate(String text) {
        String home = Path.of(System.getProperty("user.home", "/")).toString();
        if (PATH.matcher(text).find() || (home.length() > 1 && text.contains(home))) {
            throw new IllegalArgumentException("a path of this machine: " + text);
        }
    }

    /** The same for all texts of a tree, keys included. */
    static void requireNothingPrivate(JsonNode node) {
        if (node.isTextual()) {
            requireNothingPrivate(node.textValue());
        }
        node.fieldNames().forEachRemaining(Privacy::requireNothingPrivate);
        node.forEach(Privacy::requireNothingPrivate);
    }
}
