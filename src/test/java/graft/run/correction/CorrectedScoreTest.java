package graft.run.correction;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.Part;
import graft.run.RunPredictions;
import graft.run.SampleRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectedScoreTest {

    private static final List<String> CLASSES = List.of("healthy", "rust");

    /** Ten test pictures of each class, of which the first three of "rust" are taken for healthy; one for validation. */
    private static RunPredictions predictions(boolean test) {
        List<RunPredictions.Row> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            rows.add(row(test ? Part.TEST : Part.VALIDATION, "healthy", i, 0.9));
            rows.add(row(test ? Part.TEST : Part.VALIDATION, "rust", i, i < 3 ? 0.8 : 0.1));
        }
        rows.add(row(Part.VALIDATION, "healthy", 99, 0.9));
        return new RunPredictions(CLASSES, rows);
    }

    private static RunPredictions.Row row(Part part, String name, int number, double healthy) {
        return new RunPredictions.Row(
                part,
                name + "/" + number + ".png",
                name + number,
                Optional.empty(),
                name,
                List.of(healthy, 1 - healthy));
    }

    private static Correction correction(int number, String digest, Optional<String> to) {
        return new Correction(
                number, SampleRun.NOON, digest, digest + ".png", Optional.of(Part.TEST), "rust", to, "blurred");
    }

    @Test
    void aCorrectedLabelCountsAndALeftOutPictureDoesNot() {
        CorrectedScore score = CorrectedScore.of(
                        predictions(true),
                        List.of(
                                correction(1, "rust0", Optional.of("healthy")),
                                correction(2, "rust1", Optional.empty())))
                .orElseThrow();
        // As first measured 17 of 20 are right; one mistake becomes right, one goes.
        assertThat(score.evaluation().correct()).isEqualTo(18);
        assertThat(score.evaluation().pictures()).isEqualTo(19);
        assertThat(score.leftOut()).isEqualTo(1);
        assertThat(score.applied()).extracting(Correction::number).containsExactly(1, 2);
    }

    @Test
    void correctionsOfOtherPicturesChangeNothing() {
        assertThat(CorrectedScore.of(
                        predictions(true),
                        List.of(
                                correction(1, "elsewhere", Optional.empty()),
                                correction(2, "healthy99", Optional.empty()),
                                correction(3, "rust0", Optional.of("rust")))))
                .isEmpty();
        assertThat(CorrectedScore.of(predictions(true), List.of())).isEmpty();
    }

    @Test
    void aClassThatTheModelDoesNotKnowTakesNoMistakeOutOfTheScore() {
        assertThat(CorrectedScore.of(predictions(true), List.of(correction(1, "rust0", Optional.of("mildew")))))
                .isEmpty();
    }

    @Test
    void withoutATestItIsTheValidationThatIsScored() {
        CorrectedScore score = CorrectedScore.of(
                        predictions(false), List.of(correction(1, "rust0", Optional.of("healthy"))))
                .orElseThrow();
        assertThat(score.evaluation().pictures()).isEqualTo(21);
        assertThat(score.evaluation().correct()).isEqualTo(19);
    }
}
