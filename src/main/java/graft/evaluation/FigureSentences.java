package graft.evaluation;

import graft.common.Message;

/** What the further figures say, in sentences that claim no more than was measured. */
public final class FigureSentences {

    private FigureSentences() {}

    /** What is demanded. */
    public static Message requirement(Requirement requirement) {
        double most = 100 * requirement.atMost();
        double sure = 100 * requirement.confidence();
        return switch (requirement.kind()) {
            case MISSED ->
                Message.of(
                        "evaluation.requirement.missed",
                        most,
                        requirement.label().orElse(""),
                        sure);
            case FALSE_ALARM ->
                Message.of(
                        "evaluation.requirement.false",
                        most,
                        requirement.label().orElse(""),
                        sure);
            case WRONG -> Message.of("evaluation.requirement.wrong", most, sure);
        };
    }

    /** Whether it is met, and what was seen. */
    public static Message check(RequirementCheck check) {
        if (check.pictures() == 0) {
            return Message.of("evaluation.check.none", check.neededWithoutMistake());
        }
        String key =
                switch (check.verdict()) {
                    case MET -> "evaluation.check.met";
                    case NOT_MET -> "evaluation.check.notMet";
                    case UNDECIDED -> "evaluation.check.undecided";
                };
        double bound = check.verdict() == RequirementCheck.Verdict.NOT_MET
                ? Math.floor(1000 * check.lowest() + 1e-9) / 10
                : Math.ceil(1000 * check.highest() - 1e-9) / 10;
        return Message.of(key, check.mistakes(), check.pictures(), bound);
    }

    /** How many pictures would decide it. */
    public static Message needed(RequirementCheck check) {
        if (check.neededAsSeen().isPresent() && check.mistakes() > 0) {
            return Message.of("evaluation.check.needed", check.neededAsSeen().getAsInt(), check.neededWithoutMistake());
        }
        return check.mistakes() > 0
                ? Message.of("evaluation.check.neededNever", check.neededWithoutMistake())
                : Message.of("evaluation.check.neededClean", check.neededWithoutMistake());
    }

    /** What the name of a class is worth where classes are as common as was said. */
    public static Message real(Alarm alarm) {
        return alarm.real()
                .map(real -> Message.of(
                        "evaluation.alarm.real",
                        alarm.label(),
                        Percent.of(real.value()),
                        Percent.below(real.interval().low()),
                        Percent.above(real.interval().high())))
                .orElseGet(() -> Message.of("evaluation.alarm.unknown", alarm.label()));
    }

    /** Whether a part of the pictures fares otherwise than the rest. */
    public static Message gap(Subgroups.Subgroup group) {
        Subgroups.Gap gap = group.gap().filter(Subgroups.Gap::beyondNoise).orElse(null);
        if (gap == null) {
            return Message.of("evaluation.group.noise", group.name());
        }
        boolean worse = gap.difference() < 0;
        double low = worse ? -gap.interval().high() : gap.interval().low();
        double high = worse ? -gap.interval().low() : gap.interval().high();
        return Message.of(
                worse ? "evaluation.group.worse" : "evaluation.group.better",
                group.name(),
                Percent.below(Math.max(0, low)),
                Percent.above(high));
    }

    /** What stands out among the parts, in a sentence. */
    public static Message gaps(Subgroups groups) {
        int out = groups.standingOut().size();
        return out == 0
                ? Message.of("evaluation.groups.noise", groups.groups().size())
                : Message.of("evaluation.groups.gaps", out, groups.groups().size());
    }

    /** What repeated cross-validation came to. */
    public static Message folds(FoldFigures figures) {
        Interval i = figures.right().interval();
        return Message.of(
                "evaluation.folds",
                figures.pictures(),
                figures.repeats(),
                Percent.of(figures.right().value()),
                Percent.below(i.low()),
                Percent.above(i.high()));
    }

    /** How far the repeats lie apart. */
    public static Message spread(FoldFigures figures) {
        return Message.of("evaluation.folds.spread", Percent.of(figures.least()), Percent.of(figures.most()));
    }

    /** Whether more pictures would help. */
    public static Message more(LearningCurve curve) {
        int half = curve.points().get(curve.points().size() - 2).pictures();
        LearningCurve.Point last = curve.points().get(curve.points().size() - 1);
        int before =
                Percent.of(curve.points().get(curve.points().size() - 2).right().value());
        int after = Percent.of(last.right().value());
        String key =
                switch (curve.verdict()) {
                    case STILL_RISING -> "evaluation.more.rising";
                    case WITHIN_NOISE -> "evaluation.more.noise";
                    case FALLING -> "evaluation.more.falling";
                };
        return Message.of(key, half, last.pictures(), before, after);
    }

    /** How the model compares with always naming the largest class. */
    public static Message baseline(Baseline baseline) {
        Proportion right = baseline.right();
        return Message.of(
                baseline.model().verdict() == PairedComparison.Verdict.BETTER
                        ? "evaluation.baseline.better"
                        : "evaluation.baseline.noise",
                baseline.label(),
                right.successes(),
                right.trials(),
                baseline.model().secondRight());
    }
}
