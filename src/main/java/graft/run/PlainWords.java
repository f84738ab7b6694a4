package graft.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes out of words what is nobody else's business: where on a disk something lies, and so whose disk it is. */
public final class PlainWords {

    /** A path from a root, a drive, a server or a home folder, up to its last name; quotes and "=" may stand before it. */
    private static final Pattern PATH_IN_TEXT = Pattern.compile(
            "(?<![\\w.~/\\\\:-])(?:[A-Za-z]:[\\\\/]|\\\\\\\\|~[^/\\\\\\s]*[\\\\/]|/)(?:[^\\s\"'<>|]*[\\\\/])?"
                    + "([^\\s\"'<>|\\\\/]*)");

    private PlainWords() {}

    /**
     * The words of a command with every path cut down to its last name. An option is told by its dash; everything else that
     * holds a slash is taken for a path, spaces and all.
     */
    public static List<String> ofCommand(List<String> words) {
        return words.stream().map(PlainWords::ofWord).toList();
    }

    private static String ofWord(String word) {
        int equals = word.startsWith("-") ? word.indexOf('=') : -1;
        String option = word.substring(0, equals + 1);
        return word.startsWith("-") && equals < 0 ? word : option + lastName(word.substring(equals + 1));
    }

    /** The last name of a path, whichever system wrote it; a text without slashes as it is. */
    public static String lastName(String path) {
        String trimmed = path.replaceAll("[\\\\/]+$", "");
        return trimmed.substring(Math.max(trimmed.lastIndexOf('/'), trimmed.lastIndexOf('\\')) + 1);
    }

    /** A sentence with every absolute path in it cut down to its last name. Paths with spaces lose more, never less. */
    public static String ofSentence(String sentence) {
        return PATH_IN_TEXT
                .matcher(sentence)
                .replaceAll(m -> Matcher.quoteReplacement(m.group().length() > 1 ? m.group(1) : m.group()));
    }

    /** Whether a text holds an absolute path. */
    static boolean holdsPath(String text) {
        return PATH_IN_TEXT.matcher(text).results().anyMatch(m -> m.group().length() > 1);
    }
}
