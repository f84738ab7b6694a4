package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the worksheets of the lesson tell pupils to click or to read is there under just that name, in both languages. */
class ClassroomTest {

    private static final Path MESSAGES = Path.of("src/main/resources/graft/messages");
    private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    private static final Pattern QUESTION = Pattern.compile("(?m)^\\d+\\. ");

    private static String worksheet(String file, String from, String to) throws IOException {
        String lesson = Files.readString(Path.of("docs", file));
        int begin = lesson.indexOf(from);
        int end = lesson.indexOf(to);
        assertThat(begin).as(from).isPositive();
        assertThat(end).as(to).isGreaterThan(begin);
        return lesson.substring(begin, end);
    }

    private static Set<String> sentences(boolean german) throws IOException {
        Set<String> sentences = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith("_de.properties") == german) {
                    Properties properties = new Properties();
                    try (Reader reader = Files.newBufferedReader(file)) {
                        properties.load(reader);
                    }
                    properties.values().forEach(text -> sentences.add(text.toString()));
                }
            }
        }
        return sentences;
    }

    @ParameterizedTest
    @CsvSource({
        "classroom.md, ## Worksheet, ## For the teacher, false",
        "classroom.de.md, ## Arbeitsblatt, ## Für die Lehrkraft, true"
    })
    void everyLabelInTheWorksheetIsALabelOfTheWindow(String file, String from, String to, boolean german)
            throws IOException {
        Set<String> labels = new LinkedHashSet<>();
        Matcher bold = BOLD.matcher(worksheet(file, from, to));
        while (bold.find()) {
            labels.add(bold.group(1));
        }
        assertThat(labels).hasSizeGreaterThan(5);
        assertThat(sentences(german)).containsAll(labels);
    }

    @Test
    void bothWorksheetsAskTheSameNumberOfQuestions() throws IOException {
        List<Integer> counts = List.of(
                (int) QUESTION.matcher(worksheet("classroom.md", "## Worksheet", "## For the teacher"))
                        .results()
                        .count(),
                (int) QUESTION.matcher(worksheet("classroom.de.md", "## Arbeitsblatt", "## Für die Lehrkraft"))
                        .results()
                        .count());
        assertThat(counts.get(0)).isPositive().isEqualTo(counts.get(1));
    }
}
