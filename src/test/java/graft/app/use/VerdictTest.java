package graft.app.use;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.i18n.Language;
import graft.app.i18n.Texts;
import graft.model.Answer;
import graft.model.KnownLimit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final List<String> LABELS = List.of("oak", "maple", "birch");

    private final Texts english = new Texts(Language.ENGLISH);

    @Test
    void aSureAnswerIsItsClass() {
        Answer answer = new Answer(LABELS, List.of(0.87, 0.09, 0.04), true);
        assertThat(Verdict.of(answer)).isEqualTo(Verdict.SURE);
        assertThat(Verdict.SURE.title(answer, english)).isEqualTo("oak");
    }

    @Test
    void whatIsMoreLikelyWrongThanRightIsNotSure() {
        Answer answer = new Answer(LABELS, List.of(0.44, 0.38, 0.18), true);
        assertThat(Verdict.of(answer)).isEqualTo(Verdict.NOT_SURE);
        assertThat(Verdict.NOT_SURE.meaning(answer, Optional.empty(), english)).contains("oak", "44 %");
    }

    @Test
    void belowTheLimitOfTheModelItSaysThatItDoesNotKnow() {
        Answer answer = new Answer(LABELS, List.of(0.55, 0.4, 0.05), false);
        assertThat(Verdict.of(answer)).isEqualTo(Verdict.UNKNOWN);
        Texts german = new Texts(Language.GERMAN);
        assertThat(Verdict.UNKNOWN.title(answer, german)).isEqualTo("Weiß ich nicht");
        assertThat(Verdict.UNKNOWN.meaning(answer, Optional.of(new KnownLimit(0.6, 40)), german))
                .contains("oak", "55 %", "60 %");
    }
}
