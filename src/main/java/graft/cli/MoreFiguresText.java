package graft.cli;

import graft.common.Message;
import graft.data.Part;
import graft.evaluation.Alarm;
import graft.evaluation.Estimate;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.FigureSentences;
import graft.evaluation.FoldFigures;
import graft.evaluation.Interval;
import graft.evaluation.LearningCurve;
import graft.evaluation.Percent;
import graft.evaluation.PrecisionRecall;
import graft.evaluation.Subgroups;
import graft.run.RunFolds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The further figures for a person at a terminal. */
final class MoreFiguresText {

    private static final int MOST_SUSPECTS = 20;

    private MoreFiguresText() {}

    static List<String> lines(Evaluation evaluation, MoreFigures more) {
        List<String> lines = new ArrayList<>();
        more.next()
                .ifPresent(n -> lines.add(
                        EvaluationSentences.ofTheNext(n.pictures(), n.right()).english()));
        more.baseline().ifPresent(b -> lines.add(FigureSentences.baseline(b).english()));
        more.requirements().forEach(d -> demanded(lines, d));
        if (!more.alarms().isEmpty()) {
            section(lines, alarms(more.alarms()));
            more.alarms().forEach(a -> lines.add(FigureSentences.real(a).english()));
        }
        more.groups().ifPresent(g -> groups(lines, g));
        if (!more.curves().isEmpty()) {
            section(lines, curves(evaluation, more.curves()));
        }
        more.folds().ifPresent(f -> folds(lines, f));
        return lines;
    }

    private static void section(List<String> lines, List<String> table) {
        lines.add("");
        lines.addAll(table);
    }

    private static void demanded(List<String> lines, MoreFigures.Demanded demanded) {
        lines.add("");
        lines.add(FigureSentences.requirement(demanded.check().requirement()).english());
        lines.add(FigureSentences.check(demanded.check()).english());
        lines.add(FigureSentences.needed(demanded.check()).english());
        if (demanded.testSeen()) {
            lines.add(Message.of("cli.statedAfter").english());
        }
    }

    private static List<String> alarms(List<Alarm> alarms) {
        TextTable table = new TextTable(true, "Class", "How common", "Missed", "False alarms", "Right when named");
        for (Alarm a : alarms) {
            table.row(
                    a.label(),
                    percent(a.prevalence()),
                    a.missed().map(FigureText::share).orElse("-"),
                    estimate(a.falseAlarm()),
                    estimate(a.real()));
        }
        return table.lines();
    }

    private static void groups(List<String> lines, Subgroups groups) {
        TextTable table = new TextTable(true, "Group", "Pictures", "Right", "Balanced", "Difference");
        for (Subgroups.Subgroup g : groups.groups()) {
            Evaluation e = g.figures();
            table.row(
                    g.name(),
                    String.valueOf(e.pictures()),
                    FigureText.share(e.right()),
                    e.right().shownAsCount()
                            ? "-"
                            : estimate(Optional.of(new Estimate(e.balancedAccuracy(), e.balancedAccuracyInterval()))),
                    g.gap().map(MoreFiguresText::gap).orElse("-"));
        }
        section(lines, table.lines());
        lines.add(FigureSentences.gaps(groups).english());
        groups.standingOut().forEach(g -> lines.add(FigureSentences.gap(g).english()));
        if (groups.unnamed() > 0) {
            lines.add(Message.of("cli.groupsUnnamed", groups.unnamed()).english());
        }
    }

    private static String gap(Subgroups.Gap gap) {
        String points = String.format(
                Locale.ROOT,
                "%+.1f (%+.0f to %+.0f)",
                100 * gap.difference(),
                Math.floor(100 * gap.interval().low()),
                Math.ceil(100 * gap.interval().high()));
        return gap.beyondNoise() ? points + " *" : points;
    }

    private static List<String> curves(Evaluation evaluation, List<PrecisionRecall> curves) {
        TextTable table = new TextTable(true, "Figure", "Value");
        curves.forEach(c -> table.row(
                "Average precision, " + c.label(),
                c.interval()
                        .map(i -> estimate(Optional.of(new Estimate(c.averagePrecision(), i))))
                        .orElse(percent(c.averagePrecision()))));
        evaluation.macroF1().ifPresent(f -> table.row("Macro F1", number(f, evaluation.macroF1Interval())));
        table.row("Log loss", number(evaluation.logLoss(), evaluation.logLossInterval()));
        evaluation.calibration().ifPresent(c -> table.row("Calibration error", estimateOr(c.error(), c.interval())));
        return table.lines();
    }

    private static void folds(List<String> lines, MoreFigures.Folds folds) {
        FoldFigures f = folds.figures();
        lines.add("");
        lines.add(FigureSentences.folds(f).english());
        if (f.repeats() > 1) {
            lines.add(FigureSentences.spread(f).english());
        }
        TextTable table = new TextTable(true, "Learned from", "Right");
        for (LearningCurve.Point p : f.curve().points()) {
            table.row(String.valueOf(p.pictures()), estimate(Optional.of(p.right())));
        }
        table.row("always \"" + f.largest() + "\"", estimate(Optional.of(f.always())));
        section(lines, table.lines());
        lines.add(FigureSentences.more(f.curve()).english());
        suspects(lines, folds.suspects());
    }

    private static void suspects(List<String> lines, List<RunFolds.Suspect> suspects) {
        long ofTest = suspects.stream().filter(s -> s.part() == Part.TEST).count();
        lines.add("");
        lines.add(Message.of("cli.suspects", suspects.size() - ofTest, ofTest).english());
        TextTable table = new TextTable(false, "Picture", "Labelled", "Looks like", "Part");
        suspects.stream()
                .filter(s -> s.part() != Part.TEST)
                .limit(MOST_SUSPECTS)
                .forEach(s -> table.row(
                        s.path(),
                        s.label(),
                        s.likelier() + " " + percent(s.ofLikelier()),
                        s.part().word()));
        if (suspects.size() > ofTest) {
            lines.addAll(table.lines());
        }
    }

    private static String estimate(Optional<Estimate> estimate) {
        return estimate.map(e -> estimateOr(e.value(), Optional.of(e.interval())))
                .orElse("-");
    }

    private static String estimateOr(double value, Optional<Interval> interval) {
        return percent(value)
                + interval.map(i -> String.format(
                                Locale.ROOT, " (%d to %d)", Percent.below(i.low()), Percent.above(i.high())))
                        .orElse("");
    }

    private static String number(double value, Optional<Interval> interval) {
        return String.format(Locale.ROOT, "%.3f", value)
                + interval.map(i -> String.format(Locale.ROOT, " (%.3f to %.3f)", i.low(), i.high()))
                        .orElse("");
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
