package graft.data;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DataMessagesTest {

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
}
