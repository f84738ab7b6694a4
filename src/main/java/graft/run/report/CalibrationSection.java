package graft.run.report;

import graft.evaluation.Calibration;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.ReliabilityBin;
import graft.evaluation.Temperature;
import graft.run.RunEvaluation;
import java.util.Optional;

/** Whether the model's confidence can be taken at its word, before and after its temperature. */
final class CalibrationSection {

    private static final int SIZE = 260;
    private static final int LEFT = 44;
    private static final int TOP = 10;
    private static final int SIDE = 200;

    private final RunEvaluation evaluation;
    private final Words words;
    private final Figures figures;

    CalibrationSection(RunEvaluation evaluation, Words words, Figures figures) {
        this.evaluation = evaluation;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        Optional<Evaluation> headline = evaluation.headline();
        if (headline.isEmpty()) {
            return;
        }
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.calibration"));
            s.in("p", words.of(EvaluationSentences.calibration(headline.get())));
            s.in("p", Html.ofClass("muted"), temperature(evaluation.temperature()));
            if (evaluation.uncalibrated().isPresent()
                    || headline.get().calibration().isPresent()) {
                s.in("div", Html.ofClass("pair"), d -> {
                    evaluation.uncalibrated().ifPresent(c -> diagram(d, "runreport.before", c));
                    headline.get().calibration().ifPresent(c -> diagram(d, "runreport.after", c));
                });
                s.in("p", Html.ofClass("muted"), words.of("runreport.reliabilityMeaning"));
            }
        });
    }

    private String temperature(Temperature t) {
        return t.pictures() == 0
                ? words.of("runreport.temperatureNone")
                : words.of("runreport.temperature", figures.decimal(t.value(), 2), t.pictures(), t.errors());
    }

    private void diagram(Html html, String key, Calibration c) {
        html.in("figure", f -> {
            f.in("figcaption", cap -> {
                cap.in("strong", words.of(key));
                String interval = c.interval()
                        .map(i -> " ("
                                + words.of(
                                        "runreport.range",
                                        figures.decimal(100 * i.low(), 1),
                                        figures.decimal(100 * i.high(), 1))
                                + ")")
                        .orElse("");
                cap.in(
                        "span",
                        Html.ofClass("muted"),
                        words.of("runreport.calibrationError", figures.decimal(100 * c.error(), 1)) + interval);
            });
            f.in(
                    "svg",
                    Html.with(
                            "viewBox",
                            "0 0 " + SIZE + " " + SIZE,
                            "class",
                            "reliability",
                            "role",
                            "img",
                            "aria-label",
                            words.of(key)),
                    svg -> drawDiagram(svg, c));
        });
    }

    private void drawDiagram(Html svg, Calibration c) {
        for (int percent = 0; percent <= 100; percent += 25) {
            double share = percent / 100.0;
            CurveChart.line(svg, "grid", LEFT, y(share), LEFT + SIDE, y(share));
            CurveChart.text(svg, "caption", LEFT - 6, y(share) + 4, "end", Integer.toString(percent));
            CurveChart.text(svg, "caption", x(share), TOP + SIDE + 16, "middle", Integer.toString(percent));
        }
        CurveChart.line(svg, "ideal", x(0), y(0), x(1), y(1));
        CurveChart.text(svg, "caption", x(0.5), SIZE - 6, "middle", words.of("runreport.confidence"));
        svg.in(
                "text",
                Html.with(
                        "class",
                        "caption",
                        "text-anchor",
                        "middle",
                        "transform",
                        "translate(12 " + (TOP + SIDE / 2) + ") rotate(-90)"),
                words.of("runreport.shareRight"));
        for (ReliabilityBin bin : c.bins()) {
            double at = x(bin.meanConfidence());
            CurveChart.line(
                    svg,
                    "whisker-end",
                    at,
                    y(bin.right().interval().low()),
                    at,
                    y(bin.right().interval().high()));
            svg.shape(
                    "circle",
                    "class",
                    "validation-mark",
                    "cx",
                    CurveChart.number(at),
                    "cy",
                    CurveChart.number(y(bin.right().value())),
                    "r",
                    "4");
        }
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }
}
