package graft.run.report;

import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.Interval;
import graft.evaluation.Proportion;
import graft.evaluation.Purpose;
import graft.run.Parity;
import graft.run.RunEvaluation;
import java.util.Optional;

/** The result in a figure, a rail and a sentence, and the figures beside it. */
final class HeadlineSection {

    private static final int RAIL_WIDTH = 380;
    private static final int RAIL_HEIGHT = 52;
    private static final int RAIL_EDGE = 16;
    private static final String PERCENT = "\u00A0%";

    private final RunReport report;
    private final Words words;
    private final Figures figures;

    HeadlineSection(RunReport report, Words words, Figures figures) {
        this.report = report;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        RunEvaluation evaluation = report.evaluation();
        evaluation.parity().filter(p -> !p.passed()).ifPresent(p -> warn(html, p));
        html.in("section", Html.ofClass("card"), s -> {
            Optional<Evaluation> headline = evaluation.headline();
            s.in("h2", words.of("runreport.result"));
            if (headline.isEmpty()) {
                s.in("p", words.of("runreport.noFigures"));
            } else {
                headline(s, headline.get());
                table(s, headline.get());
                both(s, evaluation);
            }
        });
    }

    private void warn(Html html, Parity parity) {
        html.in(
                "p",
                Html.ofClass("banner danger"),
                words.of("runreport.parityFailed", figures.small(parity.largestDifference()), parity.allowed()));
    }

    private void headline(Html html, Evaluation e) {
        Proportion right = e.right();
        html.in("div", Html.ofClass("headline"), d -> {
            d.in("div", Html.ofClass("figure"), right.shownAsCount() ? figures.count(right) : figures.percent(right));
            d.in("div", Html.ofClass("rail"), r -> rail(r, right));
        });
        html.in("p", Html.ofClass("lead"), p -> EvaluationSentences.headline(e)
                .forEach(m -> p.text(words.of(m) + " ")));
    }

    /** From 0 to 100: the measured share as a dot, its interval as a whisker. */
    private void rail(Html html, Proportion right) {
        String spoken = figures.percent(right) + " (" + figures.interval(right.interval()) + ")";
        html.in(
                "svg",
                Html.with("viewBox", "0 0 " + RAIL_WIDTH + " " + RAIL_HEIGHT, "role", "img", "aria-label", spoken),
                svg -> {
                    Interval i = right.interval();
                    CurveChart.line(svg, "track", x(0), 18, x(1), 18);
                    CurveChart.line(svg, "whisker", x(i.low()), 18, x(i.high()), 18);
                    CurveChart.line(svg, "whisker-end", x(i.low()), 11, x(i.low()), 25);
                    CurveChart.line(svg, "whisker-end", x(i.high()), 11, x(i.high()), 25);
                    svg.shape(
                            "circle", "class", "dot", "cx", CurveChart.number(x(right.value())), "cy", "18", "r", "7");
                    for (int percent = 0; percent <= 100; percent += 25) {
                        CurveChart.text(
                                svg,
                                "caption",
                                x(percent / 100.0),
                                RAIL_HEIGHT - 6,
                                "middle",
                                Integer.toString(percent));
                    }
                });
    }

    private static double x(double share) {
        return RAIL_EDGE + share * (RAIL_WIDTH - 2 * RAIL_EDGE);
    }

    private void table(Html html, Evaluation e) {
        html.in(
                "div",
                Html.ofClass("scroll"),
                d -> d.in("table", t -> {
                    t.in(
                            "thead",
                            h -> h.in("tr", r -> {
                                r.in("th", words.of("runreport.figure"));
                                r.in("th", Html.ofClass("number"), words.of("runreport.value"));
                                r.in("th", Html.ofClass("number"), words.of("runreport.interval"));
                                r.in("th", Html.ofClass("meaning"), words.of("runreport.meaning"));
                            }));
                    t.in("tbody", b -> rows(b, e));
                }));
    }

    private void rows(Html body, Evaluation e) {
        row(
                body,
                "runreport.accuracy",
                figures.count(e.right()),
                Optional.of(e.interval()),
                words.of("runreport.accuracyMeaning"));
        row(
                body,
                "runreport.balanced",
                figures.percent(e.balancedAccuracy()),
                Optional.of(e.balancedAccuracyInterval()),
                words.of("runreport.balancedMeaning"));
        e.macroF1()
                .ifPresent(f1 -> row(
                        body,
                        "runreport.macroF1",
                        figures.percent(f1),
                        e.macroF1Interval(),
                        words.of("runreport.macroF1Meaning")));
        e.topK()
                .forEach(top -> named(
                        body,
                        words.of("runreport.topK", top.k()),
                        figures.count(top.share()),
                        Optional.of(figures.interval(top.share().interval()) + PERCENT),
                        words.of("runreport.topKMeaning", top.k())));
        named(
                body,
                words.of("runreport.logLoss"),
                figures.decimal(e.logLoss(), 3),
                e.logLossInterval()
                        .map(i ->
                                words.of("runreport.range", figures.decimal(i.low(), 3), figures.decimal(i.high(), 3))),
                words.of("runreport.logLossMeaning"));
    }

    private void row(Html body, String key, String value, Optional<Interval> interval, String meaning) {
        named(body, words.of(key), value, interval.map(i -> figures.interval(i) + PERCENT), meaning);
    }

    private void named(Html body, String name, String value, Optional<String> interval, String meaning) {
        body.in("tr", r -> {
            r.in("th", Html.with("scope", "row"), name);
            r.in("td", Html.ofClass("number"), value);
            r.in("td", Html.ofClass("number"), interval.orElse("\u2013"));
            r.in("td", Html.ofClass("muted meaning"), meaning);
        });
    }

    /** The other part's accuracy in a sentence, so that nobody has to look for it. */
    private void both(Html html, RunEvaluation evaluation) {
        if (evaluation.test().isPresent() && evaluation.validation().isPresent()) {
            Evaluation v = evaluation.validation().get();
            html.in(
                    "p",
                    Html.ofClass("muted"),
                    words.of(
                            evaluation.refit().isPresent()
                                    ? "runreport.validationBeforeRefit"
                                    : "runreport.validationToo",
                            figures.count(v.right()),
                            figures.interval(v.interval())));
        }
        evaluation
                .refit()
                .ifPresent(r ->
                        html.in("p", Html.ofClass("muted"), words.of("runreport.refit", r.pictures(), r.epochs())));
        Purpose shown = evaluation.headline().orElseThrow().purpose();
        html.in(
                "p",
                Html.ofClass("muted"),
                words.of(shown == Purpose.TEST ? "runreport.onTest" : "runreport.onValidation"));
    }
}
