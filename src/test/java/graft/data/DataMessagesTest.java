package graft.data;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataMessagesTest {

    private static final Pattern KEY = Pattern.compile("\"data\\.(\\w+)\"");

    private static Properties sentences() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = DataMessagesTest.class.getResourceAsStream("/graft/messages/data.properties")) {
            properties.load(in);
        }
        return properties;
    }

    @Test
    void everySentenceCanBeSaidForNoneOneAndMany() throws IOException {
        for (String key : sentences().stringPropertyNames()) {
            for (int n : new int[] {0, 1, 7}) {
                Object[] numbers = {n, n, n, n, n};
                String text = Message.of("data." + key, numbers).english();
                assertThat(text).as(key).isNotBlank().doesNotContain("{").doesNotContain("choice");
            }
        }
    }

    @Test
    void everySentenceOfTheScanIsUsedAndNoneIsMissing() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/graft/data"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        Set<String> there = sentences().stringPropertyNames();
        assertThat(there).containsAll(used);
        Pattern ours = Pattern.compile("(scan|split|groups|table|offer|inspect).*");
        assertThat(there.stream().filter(k -> ours.matcher(k).matches())).allMatch(used::contains);
    }
}
