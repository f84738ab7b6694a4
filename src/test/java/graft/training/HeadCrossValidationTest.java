package graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Progress;
import graft.network.Head;
import graft.network.NetworkDescription;
import graft.training.cache.ViewId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeadCrossValidationTest {

    private static final int EPOCHS = 40;
    private static final HeadCrossValidation.Scheme SCHEME =
            new HeadCrossValidation.Scheme(5, 2, List.of(0.25, 0.5, 1.0));

    /** Classes that a head tells apart. */
    private final TinyWorld world = new TinyWorld(0.3);

    private HeadCrossValidation.Outcome outcome(List<TrainingPictures.Picture> pictures, TrainingControl control) {
        NetworkDescription network =
                TinyWorld.backbone().with(Head.stage(TinyWorld.FEATURES, TinyWorld.CLASSES.size(), 0));
        TrainingPlan plan = TinyWorld.plan(List.of(TinyWorld.headPhase(EPOCHS, 0.5)));
        return new HeadCrossValidation(world, plan, network, EPOCHS)
                .carryOut(pictures, new Features(pictures), SCHEME, Progress.NONE, control);
    }

    private final class Features implements ActivationSource {
        private final Map<String, float[]> of = new HashMap<>();

        Features(List<TrainingPictures.Picture> pictures) {
            pictures.forEach(p -> of.put(p.digest(), world.features(p)));
        }

        @Override
        public int values() {
            return TinyWorld.FEATURES;
        }

        @Override
        public void read(List<ViewId> views, float[] into) {
            for (int i = 0; i < views.size(); i++) {
                System.arraycopy(of.get(views.get(i).pictureDigest()), 0, into, i * values(), values());
            }
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    @Test
    void everyPictureIsAskedAboutOnceARepeatAndClassesThatDifferAreToldApart() {
        List<TrainingPictures.Picture> pictures = TinyWorld.pictures("p", 20);
        HeadCrossValidation.Outcome outcome = outcome(pictures, TrainingControl.GO_ON);
        assertThat(outcome.learned()).containsExactly(12, 24, 48);
        assertThat(outcome.rightOfRepeat()).hasSize(2).allMatch(right -> right >= 55);
        assertThat(Arrays.stream(outcome.right()[2]).sum())
                .isEqualTo(outcome.rightOfRepeat().stream().mapToInt(i -> i).sum());
        for (double[] row : outcome.probabilities()) {
            assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(1e-5));
        }
        // All classes are alike in number, so the most frequent of the learning pictures is one with fewer in the fold.
        assertThat(Arrays.stream(outcome.always()).sum()).isLessThanOrEqualTo(2 * 20);
    }

    @Test
    void aTurnedLabelIsAnsweredAsWhatThePictureIs() {
        List<TrainingPictures.Picture> pictures = new ArrayList<>(TinyWorld.pictures("p", 20));
        TrainingPictures.Picture first = pictures.get(0);
        pictures.set(0, new TrainingPictures.Picture(first.file(), first.digest(), 2, first.unit()));
        HeadCrossValidation.Outcome outcome = outcome(pictures, TrainingControl.GO_ON);
        assertThat(outcome.right()[2][0]).isZero();
        assertThat(outcome.probabilities()[0][first.label()]).isGreaterThan(outcome.probabilities()[0][2]);
    }

    @Test
    void theSamePicturesComeToTheSame() {
        List<TrainingPictures.Picture> pictures = TinyWorld.pictures("p", 10);
        assertThat(outcome(pictures, TrainingControl.GO_ON).probabilities())
                .isDeepEqualTo(outcome(pictures, TrainingControl.GO_ON).probabilities());
    }

    @Test
    void itEndsWhenSomebodyWantsIt() {
        assertThatThrownBy(() -> outcome(TinyWorld.pictures("p", 10), () -> TrainingControl.Wish.STOP))
                .isInstanceOfSatisfying(
                        GraftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CANCELLED));
    }
}
