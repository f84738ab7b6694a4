package graft.app.testing;

import graft.app.i18n.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worksheet of the lesson as it is printed: for each question the labels of the window that it names, which are those in
 * bold.
 *
 * @param labels by the number of the question, in the order in which they stand there
 */
public record Worksheet(Map<Integer, List<String>> labels) {

    private static final Pattern QUESTION = Pattern.compile("(?ms)^(\\d+)\\. (.*?)(?=^\\d+\\. |^#|\\z)");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    public static Worksheet read(Language language) throws IOException {
        boolean german = language == Language.GERMAN;
        String lesson = Files.readString(Path.of("docs", german ? "classroom.de.md" : "classroom.md"));
        int begin = lesson.indexOf(german ? "## Arbeitsblatt" : "## Worksheet");
        int end = lesson.indexOf(german ? "### D. Zum Reden" : "### D. To talk about");
        Map<Integer, List<String>> labels = new TreeMap<>();
        Matcher question = QUESTION.matcher(lesson.substring(begin, end));
        while (question.find()) {
            List<String> bold = new ArrayList<>();
            Matcher label = BOLD.matcher(question.group(2));
            while (label.find()) {
                bold.add(label.group(1));
            }
            labels.put(Integer.valueOf(question.group(1)), bold);
        }
        return new Worksheet(labels);
    }
}
