package graft.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence that code asks for is there, is well formed, and is asked for. */
class MessagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path MESSAGES = Path.of("src/main/resources/graft/messages");
    /** Not the names of files such as {@code network.json}. */
    private static final Pattern KEY = Pattern.compile(
            "\"([a-z]+)\\.(?!(?:[^\"]*\\.)?(?:css|csv|h5|html|json|jsonl|onnx|png|safetensors|ttf|txt)\")([a-z][A-Za-z0-9]*(?:\\.[a-z][A-Za-z0-9]*)*)\"");

    /** Areas that the window never shows, each with the reason; all others are there in German. */
    private static final Map<String, String> ENGLISH_ONLY = Map.of(
            "cli", "what the terminal command says; it speaks English only",
            "pretrain", "training from scratch is asked for in the terminal, and the window offers no way to it");

    @Test
    void everySentenceThatCodeAsksForIsThere() throws IOException {
        Set<String> missing = keysInCode();
        missing.removeAll(sentences().keySet());
        assertThat(missing).as("add these to graft/messages/AREA.properties").isEmpty();
    }

    @Test
    void everySentenceIsAskedFor() throws IOException {
        Set<String> unused = new TreeSet<>(sentences().keySet());
        unused.removeAll(keysInCode());
        assertThat(unused).as("no code names these keys: remove them").isEmpty();
    }

    @Test
    void everySentenceIsWellFormed() throws IOException {
        wellFormed(sentences(), Locale.ENGLISH);
        wellFormed(sentences("_de"), Locale.GERMAN);
    }

    private static void wellFormed(Map<String, String> sentences, Locale locale) {
        sentences.forEach((key, text) -> {
            assertThatCode(() -> new MessageFormat(text, locale)).as(key).doesNotThrowAnyException();
            assertThat(text).as(key).isNotBlank().isEqualTo(text.strip());
            assertThat(text.replace("''", ""))
                    .as(key + ": write ' as '' in MessageFormat")
                    .doesNotContain("'");
        });
    }

    /** What the window can show is there in every language it speaks, whichever part of Graft says it. */
    @Test
    void everySentenceThatTheWindowCanShowIsThereInGerman() throws IOException {
        Map<String, String> english = sentences();
        Map<String, String> german = sentences("_de");
        Set<String> missing = new TreeSet<>(english.keySet());
        missing.removeAll(german.keySet());
        missing.removeIf(key -> ENGLISH_ONLY.containsKey(area(key)));
        assertThat(missing).as("add these to graft/messages/AREA_de.properties").isEmpty();
        Set<String> unknown = new TreeSet<>(german.keySet());
        unknown.removeAll(english.keySet());
        assertThat(unknown).as("there is no English for these: remove them").isEmpty();
    }

    @Test
    void germanSentencesTakeTheSameArguments() throws IOException {
        Map<String, String> english = sentences();
        sentences("_de").forEach((key, text) -> assertThat(gaps(text))
                .as(key + " in German has other gaps than in English")
                .isEqualTo(gaps(english.getOrDefault(key, ""))));
    }

    /** A list of exceptions is only worth something while it is short and true. */
    @Test
    void areasInEnglishOnlyAreThereAndNotTranslated() throws IOException {
        assertThat(sentences().keySet().stream().map(MessagesTest::area)).containsAll(ENGLISH_ONLY.keySet());
        assertThat(sentences("_de").keySet().stream().map(MessagesTest::area))
                .doesNotContainAnyElementsOf(ENGLISH_ONLY.keySet());
    }

    private static String area(String key) {
        return key.substring(0, key.indexOf('.'));
    }

    private static Set<String> gaps(String text) {
        Matcher matcher = Pattern.compile("\\{(\\d+)").matcher(text);
        Set<String> gaps = new TreeSet<>();
        while (matcher.find()) {
            gaps.add(matcher.group(1));
        }
        return gaps;
    }

    private static Map<String, String> sentences() throws IOException {
        return sentences("");
    }

    private static Map<String, String> sentences(String language) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path file : files(MESSAGES, ".properties")) {
            String name = file.getFileName().toString().replace(".properties", "");
            if (!name.substring(name.contains("_") ? name.indexOf('_') : name.length())
                    .equals(language)) {
                continue;
            }
            String area = name.replace(language, "");
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.forEach((key, text) -> all.put(area + "." + key, text.toString()));
        }
        return all;
    }

    /** String literals that look like keys: those of a known area, wherever they stand. */
    private static Set<String> keysInCode() throws IOException {
        Set<String> areas = sentences().keySet().stream()
                .map(k -> k.substring(0, k.indexOf('.')))
                .collect(Collectors.toSet());
        Set<String> keys = new TreeSet<>();
        for (Path file : files(SOURCES, ".java")) {
            Matcher matcher = KEY.matcher(Files.readString(file));
            while (matcher.find()) {
                if (areas.contains(matcher.group(1))) {
                    keys.add(matcher.group(1) + "." + matcher.group(2));
                }
            }
        }
        return keys;
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }
}
