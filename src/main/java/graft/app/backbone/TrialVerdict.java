package graft.app.backbone;

import graft.backbone.BackboneTexts;
import graft.common.Message;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.PairedComparison;
import graft.evaluation.Percent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which backbone trials speak for, and why. Those whose difference from the best could be chance are alike; of them the
 * quickest is taken.
 *
 * @param recommended id of the one to take
 * @param reason states only what was measured
 */
record TrialVerdict(String recommended, Message reason) {

    private static final double FALSE_ALARMS = 0.05;

    /**
     * Judges.
     *
     * @param offers those that are ready, in the order in which they are offered
     * @param trials by id
     * @return nothing unless at least two of them were tried
     */
    static Optional<TrialVerdict> of(List<BackboneOffer> offers, Map<String, Trial> trials) {
        List<BackboneOffer> tried = offers.stream()
                .filter(o -> trials.containsKey(o.id()) && trial(trials, o).answered())
                .toList();
        if (tried.size() < 2) {
            return Optional.empty();
        }
        BackboneOffer best = best(tried, trials);
        List<BackboneOffer> alike = tried.stream()
                .filter(o -> o.equals(best) || !worse(trial(trials, o), trial(trials, best), tried.size()))
                .toList();
        BackboneOffer taken = alike.stream()
                .max(Comparator.comparingDouble(o -> speed(o, trials)))
                .orElse(best);
        BackboneOffer other = best(tried.stream().filter(o -> !o.equals(taken)).toList(), trials);
        return Optional.of(new TrialVerdict(taken.id(), reason(taken, other, alike.contains(other), trials)));
    }

    private static Trial trial(Map<String, Trial> trials, BackboneOffer offer) {
        return Objects.requireNonNull(trials.get(offer.id()));
    }

    /** The one with the most right answers; of equal ones the first. */
    private static BackboneOffer best(List<BackboneOffer> tried, Map<String, Trial> trials) {
        BackboneOffer best = tried.get(0);
        for (BackboneOffer offer : tried) {
            if (trial(trials, offer).right() > trial(trials, best).right()) {
                best = offer;
            }
        }
        return best;
    }

    /** Beyond the noise; the more are compared, the more it takes (Bonferroni). */
    private static boolean worse(Trial one, Trial best, int compared) {
        EvaluationSettings usual = EvaluationSettings.DEFAULT;
        EvaluationSettings settings =
                new EvaluationSettings(1 - FALSE_ALARMS / (compared - 1), usual.replicates(), usual.seed());
        return PairedComparison.of(best.predictions(), one.predictions(), settings)
                        .verdict()
                == PairedComparison.Verdict.WORSE;
    }

    private static double speed(BackboneOffer offer, Map<String, Trial> trials) {
        return trial(trials, offer).tried().picturesPerSecond().orElse((double) offer.picturesPerSecond());
    }

    private static Message reason(BackboneOffer taken, BackboneOffer other, boolean alike, Map<String, Trial> trials) {
        Evaluation mine = trial(trials, taken).evaluation();
        Evaluation theirs = trial(trials, other).evaluation();
        return Message.of(
                alike ? "backbones.whyTooClose" : "backbones.whyBetter",
                mine.pictures(),
                Percent.of(mine.right()),
                Percent.below(mine.interval().low()),
                Percent.above(mine.interval().high()),
                BackboneTexts.of(other.title()),
                Percent.of(theirs.right()),
                Percent.below(theirs.interval().low()),
                Percent.above(theirs.interval().high()));
    }
}
