package graft.app.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import graft.evaluation.Binomials;
import graft.evaluation.Proportion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTextTest {

    private final Texts english = new Texts(Language.ENGLISH);
    private final Texts german = new Texts(Language.GERMAN);

    private static Proportion share(int right, int all) {
        return new Proportion(right, all, Binomials.wilson(right, all, 0.95));
    }

    @Test
    void underTenPicturesThereAreCounts() {
        assertThat(ShareText.of(share(7, 9), english)).isEqualTo("7 of 9");
        assertThat(ShareText.of(share(7, 9), german)).isEqualTo("7 von 9");
        assertThat(english.get(ShareText.figure(share(7, 9)))).isEqualTo("7 of 9");
    }

    /** Wilson's interval of 226 of 248 is 0.8695 to 0.9406; limits are rounded outwards. */
    @Test
    void fromTenOnThereAreIntervals() {
        assertThat(ShareText.of(share(226, 248), english)).isEqualTo("91 % (86 to 95)");
        assertThat(ShareText.of(share(226, 248), german)).isEqualTo("91 % (86 bis 95)");
    }

    @Test
    void oneMistakeIsNeverRoundedAway() {
        assertThat(ShareText.of(share(999, 1000), english)).startsWith("99 % (");
    }

    @ParameterizedTest
    @CsvSource({"1.0, 100 %", "0.9999, over 99 %", "0.87, 87 %", "0.001, under 1 %", "0.0, 0 %"})
    void aModelIsNeverSurerThanItIs(double probability, String said) {
        assertThat(ChanceText.of(probability, english)).isEqualTo(said);
    }
}
