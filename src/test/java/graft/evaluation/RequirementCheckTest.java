package graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bounds and numbers of pictures against {@code scipy.stats.beta.ppf} of SciPy 1.17.1. */
class RequirementCheckTest {

    private static final List<String> CLASSES = List.of("crack", "sound");

    private static Requirement missed(double atMost, double confidence) {
        return new Requirement(Requirement.Kind.MISSED, Optional.of("crack"), atMost, confidence);
    }

    /** So many cracks, so many of them missed, and 50 sound parts of which one is called a crack. */
    private static Predictions cracks(int missed, int cracks) {
        int[] truth = new int[cracks + 50];
        double[][] answers = new double[truth.length][];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = i < cracks ? 0 : 1;
            boolean crack = i < cracks ? i >= missed : i == cracks;
            answers[i] = crack ? new double[] {0.9, 0.1} : new double[] {0.1, 0.9};
        }
        return Predictions.ofProbabilities(CLASSES, truth, answers);
    }

    @Test
    void noMissIn149IsJustEnoughForTwoPercentAt95() {
        RequirementCheck enough = RequirementCheck.of(missed(0.02, 0.95), cracks(0, 149));
        assertThat(enough.verdict()).isEqualTo(RequirementCheck.Verdict.MET);
        assertThat(enough.highest()).isCloseTo(0.019904816220685077, within(1e-9));
        assertThat(enough.neededWithoutMistake()).isEqualTo(149);
        assertThat(RequirementCheck.of(missed(0.02, 0.95), cracks(0, 148)).verdict())
                .isEqualTo(RequirementCheck.Verdict.UNDECIDED);
    }

    @Test
    void whatCannotBeDecidedSaysHowManyPicturesWould() {
        RequirementCheck one = RequirementCheck.of(missed(0.02, 0.95), cracks(1, 100));
        assertThat(one.verdict()).isEqualTo(RequirementCheck.Verdict.UNDECIDED);
        assertThat(one.neededAsSeen()).isEqualTo(OptionalInt.of(569));
        assertThat(one.neededWithoutMistake()).isEqualTo(149);
        assertThat(FigureSentences.needed(one).english())
                .isEqualTo(
                        "If it goes on like this, 569 such pictures would show it; without a single mistake 149 would.");
        assertThat(Binomials.trialsForUpperBound(0.05, 0.1, 0.9)).isEqualTo(OptionalInt.of(75));
        assertThat(Binomials.trialsForUpperBound(0, 0.1, 0.99)).isEqualTo(OptionalInt.of(44));
        assertThat(Binomials.trialsForUpperBound(0.1, 0.1, 0.9)).isEmpty();
        assertThat(Binomials.upper(2.5, 40.3, 0.95)).isCloseTo(0.16494617790261815, within(1e-9));
        assertThat(Binomials.lower(2.5, 40.3, 0.95)).isCloseTo(0.014379340881426363, within(1e-9));
    }

    @Test
    void tooManyMissesAreNotMetAndNoNumberOfPicturesHelps() {
        // Lower bound of 12 of 100 at 95 percent: 7.07 percent.
        RequirementCheck check = RequirementCheck.of(missed(0.05, 0.95), cracks(12, 100));
        assertThat(check.verdict()).isEqualTo(RequirementCheck.Verdict.NOT_MET);
        assertThat(check.neededAsSeen()).isEmpty();
        assertThat(FigureSentences.check(check).text(Locale.ENGLISH))
                .isEqualTo("Not met: 12 of 100 pictures went wrong, so in the long run it is more than 7 %.");
    }

    @Test
    void falseAlarmsCountAmongTheOtherClassesAndErrorsAmongAll() {
        RequirementCheck alarms = RequirementCheck.of(
                new Requirement(Requirement.Kind.FALSE_ALARM, Optional.of("crack"), 0.1, 0.95), cracks(3, 20));
        assertThat(alarms.mistakes()).isEqualTo(1);
        assertThat(alarms.pictures()).isEqualTo(50);
        RequirementCheck all = RequirementCheck.of(
                new Requirement(Requirement.Kind.WRONG, Optional.empty(), 0.1, 0.95), cracks(3, 20));
        assertThat(all.mistakes()).isEqualTo(4);
        assertThat(all.pictures()).isEqualTo(70);
    }

    @Test
    void picturesOfOneGroupCountForLess() {
        List<String> groups = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            groups.add("part " + i / 10);
        }
        RequirementCheck alone = RequirementCheck.of(missed(0.02, 0.95), cracks(0, 200));
        RequirementCheck grouped =
                RequirementCheck.of(missed(0.02, 0.95), cracks(0, 200).withGroups(groups));
        assertThat(alone.verdict()).isEqualTo(RequirementCheck.Verdict.MET);
        assertThat(grouped.verdict()).isEqualTo(RequirementCheck.Verdict.UNDECIDED);
        assertThat(grouped.groups()).isEqualTo(OptionalInt.of(20));
        // No miss in twenty parts can say no more than twenty pictures would: 1 - 0.05^(1/20) = 13.9 percent, and a
        // little less.
        assertThat(grouped.highest()).isBetween(0.139, 0.16);
        assertThat(grouped.neededWithoutMistake()).isGreaterThan(10 * 149);
    }

    @Test
    void aClassWithoutPicturesIsUndecided() {
        Predictions sound = cracks(0, 1).rows(new int[] {1, 2, 3});
        RequirementCheck check = RequirementCheck.of(missed(0.02, 0.95), sound);
        assertThat(check.verdict()).isEqualTo(RequirementCheck.Verdict.UNDECIDED);
        assertThat(check.share()).isEmpty();
        assertThatThrownBy(() -> RequirementCheck.of(
                        new Requirement(Requirement.Kind.MISSED, Optional.of("moss"), 0.1, 0.9), sound))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Requirement(Requirement.Kind.WRONG, Optional.of("crack"), 0.1, 0.9))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatMissesTwoPercentIsCalledMetInAtMostOneOfTwentyTests() {
        SplittableRandom random = new SplittableRandom(7);
        int met = 0;
        int notMet = 0;
        for (int run = 0; run < 4000; run++) {
            int bad = 0;
            for (int i = 0; i < 300; i++) {
                bad += random.nextDouble() < 0.02 ? 1 : 0;
            }
            met += Binomials.upperBound(bad, 300, 0.95) <= 0.02 ? 1 : 0;
            notMet += Binomials.lowerBound(bad, 300, 0.95) > 0.02 ? 1 : 0;
        }
        assertThat(met).isLessThanOrEqualTo(200);
        assertThat(notMet).isLessThanOrEqualTo(200);
    }
}
