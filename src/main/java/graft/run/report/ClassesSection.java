package graft.run.report;

import graft.evaluation.ClassFigures;
import graft.evaluation.ConfusionMatrix;
import graft.evaluation.Evaluation;
import graft.evaluation.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How each class fares, and which are taken for which. */
final class ClassesSection {

    /** With more classes the pairs that are mixed up most come before the matrix. */
    private static final int EASY_TO_SURVEY = 12;

    /** A larger matrix would be a page of zeros. */
    private static final int LARGEST_MATRIX = 80;

    private static final int PAIRS = 10;

    private final Evaluation evaluation;
    private final Words words;
    private final Figures figures;

    ClassesSection(Evaluation evaluation, Words words, Figures figures) {
        this.evaluation = evaluation;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.classes"));
            s.in("p", Html.ofClass("muted"), words.of("runreport.classesMeaning"));
            s.in("div", Html.ofClass("scroll"), this::table);
        });
        ConfusionMatrix confusion = evaluation.confusion();
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.confusion"));
            List<Pair> pairs = pairs(confusion);
            if (pairs.isEmpty()) {
                s.in("p", words.of("runreport.noMistakes", confusion.total()));
            }
            boolean large = confusion.classes().size() > EASY_TO_SURVEY;
            if (large && !pairs.isEmpty()) {
                pairList(s, pairs);
            }
            if (confusion.classes().size() <= LARGEST_MATRIX) {
                s.in("p", Html.ofClass("muted"), words.of("runreport.confusionMeaning"));
                s.in("div", Html.ofClass("scroll"), d -> matrix(d, confusion));
            }
        });
    }

    private void table(Html html) {
        html.in("table", t -> {
            t.in(
                    "thead",
                    h -> h.in("tr", r -> {
                        r.in("th", words.of("runreport.class"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.pictures"));
                        r.in("th", Html.with("class", "number", "colspan", "2"), words.of("runreport.recall"));
                        r.in("th", Html.with("class", "number", "colspan", "2"), words.of("runreport.precision"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.f1"));
                    }));
            t.in("tbody", b -> evaluation.perClass().forEach(c -> row(b, c)));
        });
    }

    private void row(Html body, ClassFigures c) {
        body.in("tr", r -> {
            r.in("th", Html.with("scope", "row", "class", "name"), n -> n.name(c.label()));
            r.in("td", Html.ofClass("number"), figures.whole(c.pictures()));
            share(r, c.recall());
            share(r, c.precision());
            r.in(
                    "td",
                    Html.ofClass("number"),
                    c.f1().isPresent() && c.pictures() >= Proportion.FEWEST_FOR_PERCENT
                            ? figures.percent(c.f1().getAsDouble())
                            : "\u2013");
        });
    }

    /** The share and its interval; below ten pictures only how many of how many. */
    private void share(Html row, Optional<Proportion> share) {
        boolean counted = share.filter(Proportion::shownAsCount).isPresent();
        row.in(
                "td",
                Html.ofClass("number"),
                share.map(p -> counted ? figures.count(p) : figures.percent(p)).orElse("\u2013"));
        row.in(
                "td",
                Html.ofClass("number muted"),
                share.filter(p -> !counted)
                        .map(p -> "(" + figures.interval(p.interval()) + ")")
                        .orElse(""));
    }

    /** Two classes, and how often pictures of the first were answered with the second. */
    private record Pair(String truth, String answer, int count, int pictures) {}

    private static List<Pair> pairs(ConfusionMatrix confusion) {
        List<Pair> pairs = new ArrayList<>();
        List<String> classes = confusion.classes();
        for (int t = 0; t < classes.size(); t++) {
            for (int a = 0; a < classes.size(); a++) {
                if (t != a && confusion.count(t, a) > 0) {
                    pairs.add(new Pair(classes.get(t), classes.get(a), confusion.count(t, a), confusion.pictures(t)));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Pair::count).reversed());
        return pairs;
    }

    private void pairList(Html html, List<Pair> pairs) {
        html.in("h3", words.of("runreport.mixedUp"));
        html.in("ul", u -> pairs.stream()
                .limit(PAIRS)
                .forEach(p -> u.in("li", li -> {
                    li.name(p.truth());
                    li.text(" \u2192 ");
                    li.name(p.answer());
                    li.text(": " + words.of("runreport.mixedUpCount", p.count(), p.pictures()));
                })));
    }

    private void matrix(Html html, ConfusionMatrix confusion) {
        List<String> classes = confusion.classes();
        html.in("table", Html.ofClass("matrix"), t -> {
            t.in("thead", h -> {
                h.in("tr", r -> {
                    r.in("td", "");
                    r.in(
                            "th",
                            Html.with("colspan", Integer.toString(classes.size()), "class", "axis"),
                            words.of("runreport.answered"));
                });
                h.in("tr", r -> {
                    r.in("th", Html.ofClass("axis corner"), words.of("runreport.truth"));
                    classes.forEach(c -> r.in(
                            "th",
                            Html.with("scope", "col", "class", "column", "title", c),
                            th -> th.in("span", s -> s.name(c))));
                });
            });
            t.in("tbody", b -> {
                for (int truth = 0; truth < classes.size(); truth++) {
                    int row = truth;
                    b.in("tr", r -> {
                        r.in(
                                "th",
                                Html.with("scope", "row", "class", "name", "title", classes.get(row)),
                                n -> n.name(classes.get(row)));
                        for (int answer = 0; answer < classes.size(); answer++) {
                            cell(r, confusion, row, answer);
                        }
                    });
                }
            });
        });
    }

    private void cell(Html row, ConfusionMatrix confusion, int truth, int answer) {
        int count = confusion.count(truth, answer);
        if (count == 0) {
            row.in("td", Html.ofClass("zero"), "0");
        } else {
            double share = (double) count / confusion.pictures(truth);
            row.in("td", Html.with("style", Colours.cell(share, truth == answer)), figures.whole(count));
        }
    }
}
