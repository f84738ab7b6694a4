package graft.app.control;

import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.layout.VBox;

/** How probable each class is, as bars, the most probable first; the answer itself stands out. */
public final class AnswerBars extends VBox {

    private static final List<String> STYLES = List.of("answer", "other");

    private final Widgets widgets;

    public AnswerBars(Widgets widgets) {
        this.widgets = widgets;
        getStyleClass().addAll("bars", "answer-bars");
    }

    /**
     * Shows an answer.
     *
     * @param labels the classes
     * @param probabilities of each, 0 to 1
     * @param most how many bars to show; what the others have together is said below them
     */
    public void show(List<String> labels, List<Double> probabilities, int most) {
        Texts texts = widgets.texts();
        List<Integer> ranking = IntStream.range(0, labels.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get, Comparator.reverseOrder()))
                .toList();
        List<BarRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(most, ranking.size()); i++) {
            int index = ranking.get(i);
            double chance = probabilities.get(index);
            BarRow row = new BarRow(
                    widgets,
                    texts.bind(() -> labels.get(index)),
                    chance,
                    texts.bind(() -> ChanceText.of(chance, texts)));
            row.restyle(STYLES, i == 0 ? "answer" : "other");
            row.getStyleClass().add(i == 0 ? "answer-row" : "other-row");
            rows.add(row);
        }
        getChildren().setAll(rows);
        if (ranking.size() > most) {
            double rest =
                    ranking.stream().skip(most).mapToDouble(probabilities::get).sum();
            getChildren()
                    .add(widgets.label(
                            texts.bind(() ->
                                    texts.get("shell.otherClasses", ranking.size() - most, ChanceText.of(rest, texts))),
                            "caption"));
        }
    }
}
