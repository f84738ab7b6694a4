package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import graft.common.Message;
import graft.evaluation.ModelSelection.Candidate;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationSentencesTest {

    @Test
    void theHeadlineSaysFigureAndLimitsRoundedOutwards() {
        // 135 of 153: 88.2; Wilson 82.17 to 92.43.
        assertThat(headline(135, 153, Purpose.TEST))
                .containsExactly("About 88 of 100 pictures like these are right; the long-run figure lies between"
                        + " 82 and 93.");
    }

    @Test
    void aScoreThatAlsoChoseTheEpochSaysSo() {
        assertThat(headline(135, 153, Purpose.VALIDATION))
                .hasSize(2)
                .last()
                .isEqualTo("The epoch to keep was also chosen by these pictures, so expect a little less on new ones.");
    }

    @Test
    void fewPicturesGiveCounts() {
        assertThat(headline(7, 9, Purpose.TEST))
                .containsExactly("7 of 9 pictures are right: too few pictures for a percentage.");
    }

    @Test
    void aHundredIsSaidOnlyOfAHundred() {
        assertThat(headline(999, 1000, Purpose.TEST)).first().asString().startsWith("About 99 of 100 ");
        assertThat(headline(1, 1000, Purpose.TEST)).first().asString().startsWith("About 1 of 100 ");
        assertThat(headline(153, 153, Purpose.TEST))
                .containsExactly(
                        "All 153 pictures are right; tested on many more like these, it would most likely be between 97"
                                + " and 100 of 100.");
        assertThat(headline(0, 20, Purpose.TEST))
                .containsExactly(
                        "None of the 20 pictures is right; tested on many more like these, it would most likely be at most"
                                + " 17 of 100.");
    }

    @Test
    void theLimitsNeverClaimMoreThanTheInterval() {
        for (int n = 10; n <= 400; n += 39) {
            for (int right = 1; right < n; right += 11) {
                Evaluation e = Evaluation.of(
                        FormulaPredictions.ofTwo(right, n, 0.8), Purpose.TEST, new EvaluationSettings(0.95, 200, 1));
                List<Object> said = EvaluationSentences.headline(e).get(0).arguments();
                assertThat((int) said.get(1)).isLessThanOrEqualTo((int) said.get(0));
                assertThat((int) said.get(2)).isGreaterThanOrEqualTo((int) said.get(0));
                assertThat((int) said.get(1) / 100.0)
                        .isLessThanOrEqualTo(e.interval().low() + 1e-9);
                assertThat((int) said.get(2) / 100.0)
                        .isGreaterThanOrEqualTo(e.interval().high() - 1e-9);
            }
        }
    }

    @Test
    void groupsAreMentioned() {
        List<String> groups =
                IntStream.range(0, 60).mapToObj(i -> "plant " + i / 3).toList();
        Evaluation e = Evaluation.of(FormulaPredictions.wrongEvery(4, 60, 3).withGroups(groups), Purpose.TEST);

        assertThat(EvaluationSentences.headline(e).get(1).english())
                .isEqualTo("The 60 pictures come from 20 groups, and pictures of one group count as alike.");
    }

    @Test
    void aClassIsSpokenOfByWhatIsKnownOfIt() {
        assertThat(ofClass(9, 10))
                .isEqualTo("Of 100 pictures of rust, about 90 are found; tested on many more, it would most"
                        + " likely be between 59 and 99.");
        assertThat(ofClass(3, 4)).isEqualTo("3 of 4 pictures of rust are found: too few pictures for a percentage.");
        assertThat(ofClass(10, 10))
                .isEqualTo(
                        "All 10 pictures of rust are found; tested on many more, it would most likely be between 72 and"
                                + " 100 of 100.");
        assertThat(ofClass(0, 0)).isEqualTo("There is no picture of rust here, so how often it is found is not known.");
    }

    @Test
    void aForecastSaysWhatATestOfThisSizeCanShow() {
        assertThat(EvaluationSentences.forecast(248).english())
                .isEqualTo("248 test pictures: a result of 90 percent would mean 90, give or take about 4.");
        assertThat(EvaluationSentences.forecast("rust", 45).english())
                .isEqualTo("rust, 45 pictures: give or take about 9.");
        assertThat(EvaluationSentences.forecast(8).english()).contains("given as counts");
    }

    @Test
    void theNextPicturesAreCounted() {
        assertThat(EvaluationSentences.ofTheNext(50, Binomials.ofTheNext(91, 100, 50, 0.95))
                        .english())
                .isEqualTo("Of the next 50 pictures like these, expect between 40 and 49 to be right.");
    }

    @Test
    void aDifferenceIsCalledByItsName() {
        Predictions seventy = FormulaPredictions.ofTwo(70, 100, 0.8);
        Predictions seventyOne = FormulaPredictions.ofTwo(71, 100, 0.8);
        Predictions ninety = FormulaPredictions.ofTwo(90, 100, 0.8);

        assertThat(compared(seventy, ninety))
                .isEqualTo("The second is better on these 100 pictures: 90 right against 70; tested on many more, it"
                        + " would most likely be 13 to 29 points better.");
        assertThat(compared(ninety, seventy)).contains("The second is worse").contains("13 to 29 points worse");
        assertThat(compared(seventy, seventyOne))
                .isEqualTo(
                        "The difference is within the noise, so it may be chance: 71 right against 70 of the same 100 pictures.");
        assertThat(compared(seventy, seventy)).isEqualTo("Both are right on as many of the same 100 pictures: 70.");
    }

    @Test
    void confidenceIsSpokenOfOnlyAsFarAsItIsKnown() {
        assertThat(calibration(20, 30, 0.9)).startsWith("Too few pictures");
        assertThat(calibration(160, 200, 0.8)).startsWith("No sign that");
        assertThat(calibration(140, 200, 0.95))
                .isEqualTo("It is surer than it is right: 95 percent sure on average, 70 percent right.");
        assertThat(calibration(190, 200, 0.6))
                .isEqualTo("It is right more often than it is sure: 60 percent sure on average, 95 percent right.");
    }

    @Test
    void theKeptPhaseIsExplained() {
        Candidate head = new Candidate("head", FormulaPredictions.ofTwo(70, 100, 0.8));
        Candidate same = new Candidate("two stages", FormulaPredictions.ofTwo(70, 100, 0.8));
        Candidate better = new Candidate("all", FormulaPredictions.ofTwo(90, 100, 0.8));

        assertThat(selected(List.of(head))).isEqualTo("Only one phase was trained, so it is kept: head.");
        assertThat(selected(List.of(head, same)))
                .isEqualTo("Kept: head. No more unfrozen phase was better by more than chance on the 100 validation"
                        + " pictures.");
        assertThat(selected(List.of(head, same, better)))
                .startsWith("Kept: all. It was better than head by more than chance")
                .contains("90 right against 70");
    }

    @Test
    void everySentenceFormsWithItsGapsFilled() throws Exception {
        Properties sentences = new Properties();
        try (InputStream in = Message.class.getResourceAsStream("/graft/messages/evaluation.properties")) {
            sentences.load(in);
        }
        for (String key : sentences.stringPropertyNames()) {
            boolean counts = sentences.getProperty(key).matches(".*\\{0,(number|choice).*");
            String text = new Message("evaluation." + key, List.of(counts ? 7 : "x", 1, 2, 3, 4)).text(Locale.ENGLISH);
            assertThat(text).as(key).doesNotContain("{");
            // What is demanded is a title, everything else a sentence.
            assertThat(text.endsWith(".")).as(key).isEqualTo(!key.startsWith("requirement."));
        }
    }

    private static List<String> headline(int right, int n, Purpose purpose) {
        Evaluation e = Evaluation.of(FormulaPredictions.ofTwo(right, n, 0.8), purpose);
        return EvaluationSentences.headline(e).stream().map(Message::english).toList();
    }

    private static String ofClass(int found, int pictures) {
        double[][] probabilities = new double[pictures + 5][];
        int[] truth = new int[pictures + 5];
        for (int i = 0; i < probabilities.length; i++) {
            truth[i] = i < pictures ? 0 : 1;
            probabilities[i] = i < found ? new double[] {.8, .2} : new double[] {.2, .8};
        }
        Evaluation e = Evaluation.of(
                Predictions.ofProbabilities(new ArrayList<>(List.of("rust", "none")), truth, probabilities),
                Purpose.TEST);
        return EvaluationSentences.ofClass(e.perClass().get(0)).english();
    }

    private static String compared(Predictions first, Predictions second) {
        return EvaluationSentences.comparison(PairedComparison.of(first, second))
                .english();
    }

    private static String calibration(int right, int n, double confidence) {
        return EvaluationSentences.calibration(
                        Evaluation.of(FormulaPredictions.ofTwo(right, n, confidence), Purpose.TEST))
                .english();
    }

    private static String selected(List<Candidate> candidates) {
        return EvaluationSentences.selection(ModelSelection.choose(candidates)).english();
    }
}
