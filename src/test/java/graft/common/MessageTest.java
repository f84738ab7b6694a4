package graft.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {

    private static final Message UNREADABLE =
            Message.of("data.scanUnreadable", 1234, Message.of("data.readEmpty"), "leaf/a.jpg");

    @ParameterizedTest
    @ValueSource(strings = {"de", "de-DE", "de-AT", "de-CH", "de-Latn-LI"})
    void whoeverSpeaksGermanIsSpokenToInGerman(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        assertThat(Message.of("common.cancelled").text(locale)).isEqualTo("Angehalten, wie du wolltest.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "fr", "ja-JP", "tlh", "und"})
    void everybodyElseIsSpokenToInEnglishWhateverTheSystemSpeaks(String tag) {
        Locale system = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Message.of("common.cancelled").text(Locale.forLanguageTag(tag)))
                    .isEqualTo("Stopped, as you asked.");
        } finally {
            Locale.setDefault(system);
        }
    }

    @Test
    void aSentenceInsideASentenceIsSaidInTheSameLanguage() {
        assertThat(UNREADABLE.text(Locale.GERMAN))
                .isEqualTo("1.234 Dateien werden weggelassen, zum Beispiel leaf/a.jpg: "
                        + "Die Datei ist leer (0 Byte); kopiere sie noch einmal von dort, woher sie kam.");
        assertThat(UNREADABLE.english())
                .isEqualTo("1,234 files are left out, for example leaf/a.jpg: "
                        + "The file is empty (0 bytes); copy it again from where it came.");
    }

    @Test
    void jsonKeepsASentenceInsideASentence() throws JsonProcessingException {
        String json = Json.mapper().writeValueAsString(UNREADABLE);
        assertThat(Json.mapper().readValue(json, Message.class)).isEqualTo(UNREADABLE);
    }

    @Test
    void anObjectThatIsNoSentenceIsRefused() {
        assertThatThrownBy(() -> new Message("data.readEmpty", List.of(Map.of("key", "data.readEmpty"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
