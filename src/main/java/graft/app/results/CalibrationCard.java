package graft.app.results;

import graft.app.control.Columns;
import graft.app.control.Widgets;
import graft.app.curve.SharePlot;
import graft.app.i18n.Texts;
import graft.evaluation.Calibration;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.ReliabilityBin;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/** Whether its confidence can be taken at its word: reliability before and after calibration. */
final class CalibrationCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;

    CalibrationCard(Widgets widgets, FigureDetails details) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        getStyleClass().add("card");
        setId("calibration");
        getChildren()
                .addAll(
                        widgets.paragraph("results.calibrationTitle", "card-title"),
                        widgets.paragraph(
                                texts.bind(() -> texts.get(EvaluationSentences.calibration(details.evaluation())))));
        List<Node> diagrams = new ArrayList<>();
        details.before().ifPresent(c -> diagrams.add(diagram("results.calibrationBefore", c)));
        details.evaluation().calibration().ifPresent(c -> diagrams.add(diagram("results.calibrationAfter", c)));
        if (!diagrams.isEmpty()) {
            Columns pair = Columns.equal(diagrams.toArray(Node[]::new));
            pair.getStyleClass().add("plot-columns");
            getChildren().addAll(pair, widgets.paragraph("results.calibrationMeaning", "small-text", "muted"));
        }
    }

    private Node diagram(String key, Calibration calibration) {
        List<SharePlot.Dot> dots = new ArrayList<>();
        for (ReliabilityBin bin : calibration.bins()) {
            dots.add(new SharePlot.Dot(
                    bin.meanConfidence(),
                    bin.right().value(),
                    bin.right().interval().low(),
                    bin.right().interval().high()));
        }
        return Widgets.column(
                "group-box",
                widgets.paragraph(texts.bind(() -> texts.get(key, 100 * calibration.error())), "medium", "small-text"),
                new SharePlot(
                        new SharePlot.Plot(dots, 1, false, true),
                        () -> new SharePlot.Axes(texts.get("results.confidenceAxis"), x -> Math.round(100 * x) + " %"),
                        texts.bind(() -> spoken(key, calibration))));
    }

    private String spoken(String key, Calibration calibration) {
        StringBuilder spoken = new StringBuilder(texts.get(key, 100 * calibration.error()));
        for (ReliabilityBin bin : calibration.bins()) {
            spoken.append(' ')
                    .append(texts.get(
                            "results.calibrationSpoken",
                            100 * bin.meanConfidence(),
                            100 * bin.right().value(),
                            bin.right().trials()));
        }
        return spoken.toString();
    }
}
