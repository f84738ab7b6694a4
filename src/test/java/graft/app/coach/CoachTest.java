package graft.app.coach;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.curve.Curves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Curves whose meaning is plain to anybody who has trained a network, and what the coach must say of them. */
class CoachTest {

    private final Coach coach = new Coach();

    static Stream<CurveCase> cases() throws IOException {
        return Stream.concat(
                CurveCase.read("curves-written-before-the-rules.json").stream(),
                CurveCase.read("curves-written-after-the-rules.json").stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void saysWhatATeacherWouldSay(CurveCase labelled) {
        Finding finding = coach.look(labelled.curves());
        assertThat(finding.verdict()).as(labelled.why()).isEqualTo(labelled.expected());
        labelled.since().ifPresent(epoch -> assertThat(finding.epoch()).isEqualTo(epoch));
    }

    @Test
    void thereAreTwentyCurvesOfEachHalfAndEveryFindingIsAmongThem() throws IOException {
        assertThat(CurveCase.read("curves-written-before-the-rules.json")).hasSize(20);
        assertThat(CurveCase.read("curves-written-after-the-rules.json")).hasSize(20);
        assertThat(cases().map(CurveCase::expected)).contains(Verdict.values());
    }

    @Test
    void everyFindingSaysSomethingInBothLanguages() {
        for (Verdict verdict : Verdict.values()) {
            Finding finding = new Finding(verdict, 7, 12, false);
            for (Locale language : List.of(Locale.ENGLISH, Locale.GERMAN)) {
                assertThat(List.of(
                                finding.title().text(language),
                                finding.shows().text(language),
                                finding.advice().text(language)))
                        .as("%s in %s", verdict, language)
                        .doesNotContain("")
                        .noneMatch(t -> t.contains("{"));
            }
            assertThat(finding.shows().english()).endsWith(".");
            assertThat(finding.advice().english()).endsWith(".");
        }
    }

    @Test
    void nobodyIsToldToStopWhileAnotherPhaseFollows() {
        for (Verdict verdict : Verdict.values()) {
            Finding before = new Finding(verdict, 7, 12, true);
            assertThat(before.speaksForStopping()).isFalse();
            if (verdict.move() == Verdict.Move.STOP) {
                assertThat(before.advice().english()).startsWith("Another phase follows");
                assertThat(new Finding(verdict, 7, 12, false).speaksForStopping())
                        .isTrue();
            }
        }
    }

    @Test
    void thereIsAlwaysSomethingToSay() {
        assertThat(coach.look(Curves.NONE).verdict()).isEqualTo(Verdict.TOO_EARLY);
    }

    @Test
    void everyFindingHasARuleAndTheLastRuleNeedsNothing() {
        Set<Verdict> found = new HashSet<>();
        Coach.RULES.forEach(rule -> found.add(rule.verdict()));
        assertThat(found).containsExactlyInAnyOrderElementsOf(Arrays.asList(Verdict.values()));
        assertThat(Coach.RULES.get(Coach.RULES.size() - 1).conditions()).isEmpty();
    }

    /** What a person reads about the rules is what the program does. */
    @Test
    void theTableInTheDocumentationIsThatOfTheProgram() throws IOException {
        List<String> documented = Files.readAllLines(Path.of("docs/coach.md"));
        assertThat(documented)
                .containsSubsequence(Coach.RULES.stream().map(Rule::toString).toList());
    }
}
