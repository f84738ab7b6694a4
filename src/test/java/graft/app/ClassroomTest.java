package graft.app;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.testing.Worksheet;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the worksheets of the lesson tell pupils to click or to read is there under just that name, in both languages. */
class ClassroomTest {

    private static final Path MESSAGES = Path.of("src/main/resources/graft/messages");

    private static Set<String> sentences(Language language) throws IOException {
        Set<String> sentences = new TreeSet<>();
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().endsWith("_de.properties") == (language == Language.GERMAN)) {
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
    @EnumSource(Language.class)
    void everyLabelInTheWorksheetIsALabelOfTheWindow(Language language) throws IOException {
        List<String> labels = Worksheet.read(language).labels().values().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(labels).hasSizeGreaterThan(15);
        assertThat(sentences(language)).containsAll(labels);
    }

    @Test
    void bothWorksheetsAskTheSame() throws IOException {
        Worksheet english = Worksheet.read(Language.ENGLISH);
        Worksheet german = Worksheet.read(Language.GERMAN);
        assertThat(english.labels()).hasSize(15);
        assertThat(german.labels().keySet()).isEqualTo(english.labels().keySet());
        english.labels()
                .forEach((question, labels) -> assertThat(german.labels().get(question))
                        .as("question %d", question)
                        .hasSameSizeAs(labels));
    }
}
