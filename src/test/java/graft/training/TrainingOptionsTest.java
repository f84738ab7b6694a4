package graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import graft.data.Augmentation;
import graft.data.Fit;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainingOptionsTest {

    /** No two of the same type hold the same, so that one taken for the other is seen. */
    private static final TrainingOptions OPTIONS = new TrainingOptions(
            FreezeDepth.HEAD,
            false,
            Optional.of(3),
            Optional.of(16),
            Optional.of(0.01),
            Augmentation.Preset.LIGHT.augmentation(),
            new Fit.Stretch(),
            false,
            7,
            Optional.of(2),
            Optional.of(Duration.ofMinutes(1)),
            Optional.of(100L),
            Optional.of(true));

    static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(OPTIONS.withFreeze(FreezeDepth.NONE, true), List.of("freeze", "gradual")),
                Arguments.of(OPTIONS.withEpochs(Optional.of(4)), List.of("epochs")),
                Arguments.of(OPTIONS.withBatchSize(Optional.of(8)), List.of("batchSize")),
                Arguments.of(OPTIONS.withLearningRate(Optional.empty()), List.of("learningRate")),
                Arguments.of(
                        OPTIONS.withAugmentation(Augmentation.Preset.NONE.augmentation()), List.of("augmentation")),
                Arguments.of(OPTIONS.withFit(new Fit.Pad()), List.of("fit")),
                Arguments.of(OPTIONS.withBalancedClasses(true), List.of("balanceClasses")),
                Arguments.of(OPTIONS.withSeed(8), List.of("seed")),
                Arguments.of(OPTIONS.withThreads(Optional.of(1)), List.of("threads")),
                Arguments.of(OPTIONS.withTimeLimit(Optional.empty()), List.of("timeLimit")),
                Arguments.of(OPTIONS.withRefit(Optional.of(false)), List.of("refit")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeChangesNothingElse(TrainingOptions changed, List<String> what) throws ReflectiveOperationException {
        List<String> different = new ArrayList<>();
        for (RecordComponent component : TrainingOptions.class.getRecordComponents()) {
            Object before = component.getAccessor().invoke(OPTIONS);
            Object after = component.getAccessor().invoke(changed);
            if (!Objects.equals(before, after)) {
                different.add(component.getName());
            }
        }
        assertThat(different).isEqualTo(what);
    }

    @Test
    void nothingSaidMeansTheHeadAloneAndAllElseForGraftToChoose() {
        TrainingOptions unsaid = TrainingOptions.unsaid(5);
        assertThat(unsaid.freeze()).isEqualTo(FreezeDepth.HEAD);
        assertThat(unsaid.seed()).isEqualTo(5);
        assertThat(List.of(unsaid.epochs(), unsaid.batchSize(), unsaid.learningRate(), unsaid.threads()))
                .allMatch(Optional::isEmpty);
    }
}
