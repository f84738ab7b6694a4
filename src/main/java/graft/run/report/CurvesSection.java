package graft.run.report;

import graft.evaluation.Baseline;
import graft.evaluation.Binomials;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.EvaluationSettings;
import graft.evaluation.FigureSentences;
import graft.evaluation.PrecisionRecall;
import graft.evaluation.Predictions;
import graft.run.RunPictures;
import java.util.List;

/** What to expect of the next pictures and against always one class, and precision against recall for each class. */
final class CurvesSection {

    private static final int NEXT = 100;
    /** More classes would be pages of small drawings; their average precision is in the table all the same. */
    private static final int MOST_DRAWN = 12;

    private static final int SIZE = 260;
    private static final int LEFT = 44;
    private static final int TOP = 10;
    private static final int SIDE = 200;

    private final Predictions answers;
    private final RunPictures pictures;
    private final Words words;
    private final Figures figures;

    CurvesSection(Predictions answers, RunPictures pictures, Words words, Figures figures) {
        this.answers = answers;
        this.pictures = pictures;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        List<PrecisionRecall> curves = PrecisionRecall.of(answers, EvaluationSettings.DEFAULT);
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.curves"));
            s.in(
                    "p",
                    words.of(EvaluationSentences.ofTheNext(
                            NEXT,
                            Binomials.ofTheNext(
                                    answers.right(), answers.size(), NEXT, EvaluationSettings.DEFAULT.confidence()))));
            s.in("p", words.of(FigureSentences.baseline(Baseline.largestClass(answers, learned()))));
            s.in("p", Html.ofClass("muted"), words.of("runreport.curvesMeaning"));
            s.in("div", Html.ofClass("pair"), d -> curves.stream()
                    .limit(MOST_DRAWN)
                    .forEach(c -> drawn(d, c)));
            if (curves.size() > MOST_DRAWN) {
                s.in("ul", list -> curves.stream()
                        .skip(MOST_DRAWN)
                        .forEach(c -> list.in("li", item -> {
                            item.name(c.label());
                            item.text(": " + value(c));
                        })));
            }
        });
    }

    private List<Integer> learned() {
        return answers.classes().stream()
                .map(label -> pictures.classes().stream()
                        .filter(c -> c.name().equals(label))
                        .mapToInt(RunPictures.ClassCount::training)
                        .sum())
                .toList();
    }

    private String value(PrecisionRecall curve) {
        return words.of("runreport.averagePrecision", figures.percent(curve.averagePrecision()))
                + curve.interval().map(i -> " (" + figures.interval(i) + ")").orElse("");
    }

    private void drawn(Html html, PrecisionRecall curve) {
        html.in("figure", f -> {
            f.in("figcaption", cap -> {
                cap.in("strong", name -> name.name(curve.label()));
                cap.in("span", Html.ofClass("muted"), value(curve));
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
                            value(curve)),
                    svg -> draw(svg, curve));
        });
    }

    private void draw(Html svg, PrecisionRecall curve) {
        for (int percent = 0; percent <= 100; percent += 25) {
            double share = percent / 100.0;
            CurveChart.line(svg, "grid", LEFT, y(share), LEFT + SIDE, y(share));
            CurveChart.text(svg, "caption", LEFT - 6, y(share) + 4, "end", Integer.toString(percent));
            CurveChart.text(svg, "caption", x(share), TOP + SIDE + 16, "middle", Integer.toString(percent));
        }
        CurveChart.text(svg, "caption", x(0.5), SIZE - 6, "middle", words.of("runreport.recallAxis"));
        StringBuilder path = new StringBuilder();
        double reached = 0;
        for (PrecisionRecall.Point p : curve.line()) {
            // In steps: between two limits nothing is interpolated.
            path.append(path.isEmpty() ? "M" : "L").append(place(reached, p.precision()));
            path.append('L').append(place(p.recall(), p.precision()));
            reached = p.recall();
        }
        svg.shape("path", "class", "validation", "d", path.toString());
    }

    private static String place(double recall, double precision) {
        return CurveChart.number(x(recall)) + " " + CurveChart.number(y(precision));
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return TOP + (1 - share) * SIDE;
    }
}
