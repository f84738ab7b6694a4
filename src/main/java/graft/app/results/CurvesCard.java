package graft.app.results;

import graft.app.control.CardGrid;
import graft.app.control.Widgets;
import graft.app.curve.SharePlot;
import graft.app.i18n.Texts;
import graft.evaluation.Percent;
import graft.evaluation.PrecisionRecall;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Precision against recall for each class, and the average precision. */
final class CurvesCard extends VBox {

    /** More would be a page of small drawings; their figures are in the table all the same. */
    private static final int MOST_DRAWN = 12;

    private final Widgets widgets;
    private final Texts texts;

    CurvesCard(Widgets widgets, List<PrecisionRecall> curves) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        getStyleClass().add("card");
        setId("curves");
        getChildren()
                .addAll(
                        widgets.paragraph("results.curvesTitle", "card-title"),
                        widgets.paragraph("results.curvesMeaning", "small-text", "muted"));
        CardGrid grid = new CardGrid();
        curves.stream().limit(MOST_DRAWN).forEach(c -> grid.getChildren().add(drawn(c)));
        getChildren().add(grid);
        curves.stream().skip(MOST_DRAWN).forEach(c -> getChildren()
                .add(widgets.paragraph(texts.bind(() -> name(c)), "small-text")));
    }

    private String name(PrecisionRecall curve) {
        int percent = Percent.of(curve.averagePrecision());
        return curve.interval()
                .map(i -> texts.get(
                        "results.curveName", curve.label(), percent, Percent.below(i.low()), Percent.above(i.high())))
                .orElseGet(() -> texts.get("results.curveNameAlone", curve.label(), percent));
    }

    private Node drawn(PrecisionRecall curve) {
        List<SharePlot.Dot> dots = new ArrayList<>();
        double reached = 0;
        for (PrecisionRecall.Point p : curve.line()) {
            // In steps: between two limits nothing is interpolated.
            dots.add(new SharePlot.Dot(reached, p.precision(), p.precision(), p.precision()));
            dots.add(new SharePlot.Dot(p.recall(), p.precision(), p.precision(), p.precision()));
            reached = p.recall();
        }
        return Widgets.column(
                "group-box",
                widgets.paragraph(texts.bind(() -> name(curve)), "medium", "small-text"),
                new SharePlot(
                        new SharePlot.Plot(dots, 1, true, false),
                        () -> new SharePlot.Axes(texts.get("results.recallAxis"), x -> Math.round(100 * x) + " %"),
                        texts.bind(() -> name(curve))));
    }
}
