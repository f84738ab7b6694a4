package graft.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Curves whose meaning is plain to anybody who has trained a network, and what the coach must say of them. */
class CoachTest {

    private final Coach coach = new Coach();

    /**
     * Losses per epoch, training and validation, and the finding that is expected.
     */
    @ParameterizedTest(name = "{2}: {0} / {1}")
    @CsvSource({
        "'1.2', '1.3', Begun",
        "'1.2 0.9', '1.3 1.0', Begun",
        "'1.2 0.9 0.7', '1.3 1.0 0.8', Improving",
        "'1.2 0.9 0.7 0.55 0.45', '1.3 1.0 0.8 0.7 0.62', Improving",
        // One bad epoch is a bump.
        "'1.2 0.9 0.7 0.55 0.45', '1.3 1.0 0.8 0.85 0.7', Improving",
        "'1.2 0.9 0.7 0.55 0.45 0.38', '1.3 1.0 0.8 0.82 0.79 0.76', Improving",
        // Training falls on, validation has turned.
        "'1.2 0.8 0.5 0.3 0.2 0.12', '1.3 0.9 0.7 0.75 0.8 0.9', Memorising",
        "'1.0 0.6 0.4 0.25 0.15 0.1 0.06', '1.1 0.7 0.6 0.62 0.66 0.7 0.75', Memorising",
        "'0.9 0.5 0.2 0.1 0.05', '1.0 0.6 0.65 0.7 0.8', Memorising",
        // Validation has long stopped getting better, but is not much worse.
        "'1.2 0.8 0.5 0.4 0.35 0.31', '1.3 0.9 0.7 0.71 0.72 0.71', Standing",
        // Neither moves.
        "'0.5 0.5 0.5 0.5 0.5', '0.6 0.6 0.6 0.6 0.6', Standing",
        "'0.9 0.5 0.301 0.3 0.2999 0.2998', '1.0 0.6 0.5 0.499 0.498 0.497', Standing",
        // Steps that are too long.
        "'1.2 0.8 1.4', '1.3 0.9 1.6', Stumbling",
        "'1.2 0.8 0.6 2.5', '1.3 0.9 0.8 2.0', Stumbling",
        "'1.2 0.8 NaN', '1.3 0.9 NaN', Stumbling"
    })
    void saysWhatTheCurvesShow(String training, String validation, String expected) {
        Coach.Finding finding = coach.look(epochs(training, validation));
        assertThat(finding.title().key()).isEqualTo("train.coach" + expected);
        assertThat(finding.title().english()).isNotBlank();
        assertThat(finding.body().english()).isNotBlank();
    }

    private static List<EpochPoint> epochs(String training, String validation) {
        String[] learned = training.split(" ");
        String[] others = validation.split(" ");
        List<EpochPoint> epochs = new ArrayList<>();
        for (int i = 0; i < learned.length; i++) {
            epochs.add(new EpochPoint(
                    i + 1,
                    0,
                    Double.parseDouble(learned[i]),
                    0.5,
                    Optional.of(Double.parseDouble(others[i])),
                    Optional.of(0.5),
                    false,
                    1));
        }
        return epochs;
    }
}
