package graft.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "de, GERMAN",
        "de-DE, GERMAN",
        "de-AT, GERMAN",
        "de-CH-1996, GERMAN",
        "en-US, ENGLISH",
        "fr-CH, ENGLISH",
        "nds, ENGLISH",
        "und, ENGLISH"
    })
    void theLanguageOfTheSystemDecidesAndEnglishStandsInForAnyOther(String system, Language spoken) {
        assertThat(Language.of(Locale.forLanguageTag(system))).isEqualTo(spoken);
    }
}
