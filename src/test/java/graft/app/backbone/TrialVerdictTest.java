package graft.app.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import graft.app.backbone.BackboneOffer.Availability;
import graft.backbone.CommercialUse;
import graft.backbone.family.Architectures;
import graft.worker.protocol.HeadTrialCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialVerdictTest {

    private static final List<String> CLASSES = List.of("ant", "bee");
    private static final BackboneOffer FIRST = offer("first", 100, new Availability.Ready(true));
    private static final BackboneOffer SECOND = offer("second", 30, new Availability.Ready(false));
    private static final BackboneOffer THIRD = offer("third", 300, new Availability.Ready(false));

    static BackboneOffer offer(String id, long speed, Availability availability) {
        return new BackboneOffer(
                id,
                "The " + id,
                "Good for tests.",
                Architectures.byName("squeezenet_v1.1").orElseThrow().source(),
                1,
                speed,
                "MIT",
                "",
                CommercialUse.unknown(),
                "",
                Optional.empty(),
                availability);
    }

    /** So many of 200 right, the wrong ones first. */
    private static Trial trial(BackboneOffer offer, int right, Optional<Double> speed) {
        List<Integer> truth = new ArrayList<>();
        List<Integer> answers = new ArrayList<>();
        List<String> units = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            truth.add(i % 2);
            answers.add(i < 200 - right ? 1 - i % 2 : i % 2);
            units.add("unit " + i);
        }
        return new Trial(offer.id(), CLASSES, new HeadTrialCall.Tried(truth, answers, units, speed));
    }

    @Test
    void oneThatIsBetterBeyondTheNoiseIsTakenHoweverSlowItIs() {
        TrialVerdict verdict = TrialVerdict.of(
                        List.of(FIRST, SECOND),
                        Map.of(
                                "first", trial(FIRST, 150, Optional.empty()),
                                "second", trial(SECOND, 190, Optional.empty())))
                .orElseThrow();
        assertThat(verdict.recommended()).isEqualTo("second");
        assertThat(verdict.reason().key()).isEqualTo("backbones.whyBetter");
        assertThat(verdict.reason().english())
                .contains("on 200 of your training pictures", "95 % were right (91 to 98)", "With The first", "75 %");
    }

    @Test
    void withinTheNoiseTheQuickerIsTakenAndItIsCalledTooClose() {
        TrialVerdict verdict = TrialVerdict.of(
                        List.of(FIRST, SECOND),
                        Map.of(
                                "first", trial(FIRST, 186, Optional.empty()),
                                "second", trial(SECOND, 188, Optional.empty())))
                .orElseThrow();
        assertThat(verdict.recommended()).isEqualTo("first");
        assertThat(verdict.reason().english()).contains("too close to call", "With The second it was 94 %");
    }

    @Test
    void aSpeedThatWasMeasuredCountsForMoreThanAnEstimate() {
        TrialVerdict verdict = TrialVerdict.of(
                        List.of(FIRST, SECOND),
                        Map.of(
                                "first", trial(FIRST, 188, Optional.of(20.0)),
                                "second", trial(SECOND, 188, Optional.of(25.0))))
                .orElseThrow();
        assertThat(verdict.recommended()).isEqualTo("second");
    }

    @Test
    void theQuickestIsNotTakenIfItIsWorseBeyondTheNoise() {
        TrialVerdict verdict = TrialVerdict.of(
                        List.of(FIRST, SECOND, THIRD),
                        Map.of(
                                "first", trial(FIRST, 188, Optional.empty()),
                                "second", trial(SECOND, 190, Optional.empty()),
                                "third", trial(THIRD, 120, Optional.empty())))
                .orElseThrow();
        assertThat(verdict.recommended()).isEqualTo("first");
        assertThat(verdict.reason().english()).contains("With The second", "too close to call");
    }

    @Test
    void oneTrialAloneSaysNothing() {
        assertThat(TrialVerdict.of(List.of(FIRST, SECOND), Map.of("first", trial(FIRST, 188, Optional.empty()))))
                .isEmpty();
        Trial nothing = new Trial(
                "second", CLASSES, new HeadTrialCall.Tried(List.of(), List.of(), List.of(), Optional.empty()));
        assertThat(TrialVerdict.of(
                        List.of(FIRST, SECOND),
                        Map.of("first", trial(FIRST, 188, Optional.empty()), "second", nothing)))
                .isEmpty();
    }
}
