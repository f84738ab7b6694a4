package graft.run.report;

import graft.data.Part;
import graft.data.Problem;
import graft.run.RunPictures;
import graft.run.RunPictures.ClassCount;
import graft.run.RunPictures.Finding;

/** What it was trained on: counts, groups, and the problems that were found. */
final class PicturesSection {

    private final RunPictures pictures;
    private final Words words;
    private final Figures figures;

    PicturesSection(RunPictures pictures, Words words, Figures figures) {
        this.pictures = pictures;
        this.words = words;
        this.figures = figures;
    }

    void write(Html html) {
        html.in("section", Html.ofClass("card"), s -> {
            s.in("h2", words.of("runreport.data"));
            s.in(
                    "p",
                    words.of(
                            "runreport.dataSummary",
                            pictures.used(),
                            pictures.found(),
                            pictures.classes().size()));
            s.in("p", Html.ofClass("muted"), groups());
            s.in("div", Html.ofClass("scroll"), this::table);
            s.in("h3", words.of("runreport.findings"));
            if (pictures.findings().isEmpty()) {
                s.in("p", words.of("runreport.noFindings"));
            } else {
                s.in("ul", Html.ofClass("findings"), u -> pictures.findings().forEach(f -> finding(u, f)));
            }
        });
    }

    private String groups() {
        return switch (pictures.grouping()) {
            case NONE -> words.of("runreport.noGroups", pictures.units());
            case FILE -> words.of("runreport.groupsFile", pictures.groups(), pictures.units());
            case SUB_FOLDERS -> words.of("runreport.groupsFolders", pictures.groups(), pictures.units());
            case FILE_NAMES -> words.of("runreport.groupsNames", pictures.groups(), pictures.units());
            case BURSTS -> words.of("runreport.groupsBursts", pictures.groups(), pictures.units());
        };
    }

    private void table(Html html) {
        int most = pictures.classes().stream().mapToInt(ClassCount::all).max().orElse(1);
        html.in("table", t -> {
            t.in(
                    "thead",
                    h -> h.in("tr", r -> {
                        r.in("th", words.of("runreport.class"));
                        r.in("th", Html.ofClass("wide"), "");
                        r.in("th", Html.ofClass("number"), th -> part(th, "training-back", "runreport.trainingPart"));
                        r.in(
                                "th",
                                Html.ofClass("number"),
                                th -> part(th, "validation-back", "runreport.validationPart"));
                        r.in("th", Html.ofClass("number"), th -> part(th, "test-back", "runreport.testPart"));
                        r.in("th", Html.ofClass("number"), words.of("runreport.all"));
                    }));
            t.in("tbody", b -> pictures.classes().forEach(c -> row(b, c, Math.max(1, most))));
            t.in("tfoot", f -> total(f));
        });
    }

    private void part(Html html, String style, String key) {
        html.in("span", Html.ofClass("swatch " + style), "");
        html.text(words.of(key));
    }

    private void row(Html body, ClassCount c, int most) {
        body.in("tr", r -> {
            r.in("th", Html.with("scope", "row", "class", "name"), n -> n.name(c.name()));
            r.in(
                    "td",
                    Html.ofClass("wide"),
                    td -> td.in("div", Html.ofClass("bar"), bar -> {
                        stretch(bar, "training-back", c.training(), most);
                        stretch(bar, "validation-back", c.validation(), most);
                        stretch(bar, "test-back", c.test(), most);
                    }));
            r.in("td", Html.ofClass("number"), figures.whole(c.training()));
            r.in("td", Html.ofClass("number"), figures.whole(c.validation()));
            r.in("td", Html.ofClass("number"), figures.whole(c.test()));
            r.in("td", Html.ofClass("number"), figures.whole(c.all()));
        });
    }

    private static void stretch(Html bar, String style, int count, int most) {
        if (count > 0) {
            String width = CurveChart.number(100.0 * count / most);
            bar.in("span", Html.with("class", style, "style", "width:" + width + "%"), "");
        }
    }

    private void total(Html foot) {
        foot.in("tr", r -> {
            r.in("th", Html.with("scope", "row"), words.of("runreport.together"));
            r.in("td", Html.ofClass("wide"), "");
            r.in("td", Html.ofClass("number"), figures.whole(pictures.of(Part.TRAIN)));
            r.in("td", Html.ofClass("number"), figures.whole(pictures.of(Part.VALIDATION)));
            r.in("td", Html.ofClass("number"), figures.whole(pictures.of(Part.TEST)));
            r.in("td", Html.ofClass("number"), figures.whole(pictures.used()));
        });
    }

    private void finding(Html list, Finding f) {
        String style = f.severity() == Problem.Severity.NOTE ? "note" : "warning";
        String label = words.of(f.severity() == Problem.Severity.NOTE ? "runreport.note" : "runreport.warning");
        list.in("li", li -> {
            li.in("span", Html.ofClass("chip " + style), label);
            li.text(" " + words.of(f.message()));
        });
    }
}
