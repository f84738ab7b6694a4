package graft.app.results;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.curve.SharePlot;
import graft.app.i18n.Texts;
import graft.evaluation.FigureSentences;
import graft.evaluation.FoldFigures;
import graft.evaluation.LearningCurve;
import graft.evaluation.Percent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Whether more pictures would help: what a quarter, half and all of them came to, measured on every picture. */
final class MorePicturesView implements TabView {

    private final Widgets widgets;
    private final Texts texts;
    private final FoldingOffer offer;
    private final VBox node = Widgets.column("page-sections");

    MorePicturesView(Widgets widgets, FiguresModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.offer = new FoldingOffer(widgets, model);
        node.setId("more-pictures");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void show(FigureDetails details) {
        node.getChildren()
                .setAll(details.folds()
                        .map(f -> shown(details, f.figures()))
                        .orElseGet(() -> List.of(offer.node("results.moreTitle", "results.moreSentence"))));
    }

    private List<Node> shown(FigureDetails details, FoldFigures figures) {
        Label verdict = widgets.paragraph(texts.bind(() -> texts.get(FigureSentences.more(figures.curve()))));
        verdict.setId("more-verdict");
        Columns columns = new Columns(new double[] {50, 50}, plot(figures), table(details, figures));
        columns.getStyleClass().add("results-columns");
        return List.of(
                Widgets.card(
                        widgets.paragraph("results.moreAnswer", "card-title"),
                        verdict,
                        widgets.paragraph("results.moreCaution", "small-text", "muted")),
                columns);
    }

    private Node plot(FoldFigures figures) {
        List<LearningCurve.Point> points = figures.curve().points();
        List<SharePlot.Dot> dots = points.stream()
                .map(p -> new SharePlot.Dot(
                        p.pictures(),
                        p.right().value(),
                        p.right().interval().low(),
                        p.right().interval().high()))
                .toList();
        int most = points.get(points.size() - 1).pictures();
        return Widgets.card(
                widgets.paragraph("results.morePlot", "card-title"),
                new SharePlot(
                        new SharePlot.Plot(dots, most, true, false),
                        () -> new SharePlot.Axes(texts.get("results.learnedAxis"), x -> Long.toString(Math.round(x))),
                        texts.bind(() -> points.stream().map(this::spoken).collect(Collectors.joining(" ")))));
    }

    private String spoken(LearningCurve.Point point) {
        return texts.get(
                "results.moreSpoken",
                point.pictures(),
                Percent.of(point.right().value()),
                Percent.below(point.right().interval().low()),
                Percent.above(point.right().interval().high()));
    }

    private Node table(FigureDetails details, FoldFigures figures) {
        FigureTable table = new FigureTable(widgets);
        table.heads("results.learnedHead", "results.accuracy");
        for (LearningCurve.Point p : figures.curve().points()) {
            table.row(
                    table.name(texts.bind("results.learnedFrom", p.pictures())),
                    table.estimate(Optional.of(p.right())));
        }
        table.row(
                table.name(texts.bind("results.always", figures.largest())),
                table.estimate(Optional.of(figures.always())));
        table.row(
                table.name(texts.bind("results.oneSplit")),
                table.share(Optional.of(details.evaluation().right())));
        return Widgets.card(
                widgets.paragraph("results.moreTable", "card-title"),
                table,
                widgets.paragraph(texts.bind(() -> texts.get(FigureSentences.folds(figures))), "small-text"),
                widgets.paragraph(
                        texts.bind(() -> figures.repeats() > 1 ? texts.get(FigureSentences.spread(figures)) : ""),
                        "small-text",
                        "muted"));
    }
}
