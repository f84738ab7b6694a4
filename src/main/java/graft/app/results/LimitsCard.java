package graft.app.results;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.common.Message;
import graft.data.split.Grouping;
import graft.evaluation.ClassFigures;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.evaluation.Proportion;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the figures do not tell, in plain words; only what applies to this run. */
final class LimitsCard extends VBox {

    LimitsCard(Widgets widgets, TestedRun run, Evaluation evaluation) {
        getStyleClass().add("card");
        setId("limits");
        getChildren().add(widgets.paragraph("results.limits", "card-title"));
        limits(run, evaluation).forEach(limit -> getChildren().add(line(widgets, limit)));
    }

    /** The sentences, the most important first. */
    static List<Message> limits(TestedRun run, Evaluation evaluation) {
        List<Message> limits = new ArrayList<>();
        if (!run.tested()) {
            limits.add(Message.of("results.limitValidation"));
        }
        limits.add(Message.of("results.limitAlike"));
        if (run.pictures().grouping() == Grouping.Source.NONE) {
            limits.add(Message.of("results.limitGroups"));
        }
        List<ClassFigures> few = evaluation.perClass().stream()
                .filter(c -> c.pictures() < Proportion.FEWEST_FOR_PERCENT)
                .toList();
        if (!few.isEmpty() && !evaluation.right().shownAsCount()) {
            limits.add(Message.of(
                    "results.limitFew",
                    few.size(),
                    few.get(0).label(),
                    few.get(0).pictures()));
        }
        limits.add(Message.of("results.limitOthers"));
        limits.add(Message.of("results.limitReason"));
        limits.add(EvaluationSentences.calibration(evaluation));
        return limits;
    }

    private static Node line(Widgets widgets, Message limit) {
        HBox line = Widgets.row(
                new Icon(Feather.MINUS, "icon-tiny"),
                Widgets.growing(widgets.paragraph(
                        widgets.texts().bind(() -> widgets.texts().get(limit)), "small-text")));
        line.getStyleClass().add("limit-line");
        return line;
    }
}
