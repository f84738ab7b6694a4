package graft.app.use;

import graft.app.control.AnswerBars;
import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.evaluation.Evaluation;
import graft.evaluation.EvaluationSentences;
import graft.model.Answer;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What the model says of the picture that is looked at: a verdict no surer than it is, what that means, and the bars. */
final class AnswerView extends VBox {

    private static final int BARS = 8;
    private static final List<String> SIGNS = List.of("good", "info", "warn");

    private final Texts texts;
    private final UseModel model;
    private final AnswerBars bars;
    private final Icon sign = new Icon(Feather.CHECK_CIRCLE, "icon-large");

    AnswerView(Widgets widgets, UseModel model) {
        this.texts = widgets.texts();
        this.model = model;
        this.bars = new AnswerBars(widgets);
        Label verdict = widgets.paragraph(
                texts.bind(
                        () -> answer().map(a -> Verdict.of(a).title(a, texts)).orElse(""),
                        model.pictures().chosenProperty()),
                "verdict");
        verdict.setId("verdict");
        Label chip = widgets.chip(
                texts.bind(
                        () -> answer().map(a -> texts.get("use.sure", ChanceText.of(a.probability(), texts)))
                                .orElse(""),
                        model.pictures().chosenProperty()),
                "success");
        Widgets.showWhen(chip, is(Verdict.SURE));
        Label meaning = widgets.paragraph(
                texts.bind(
                        () -> answer().map(a -> Verdict.of(a)
                                        .meaning(
                                                a,
                                                model.pictures().limitProperty().get(),
                                                texts))
                                .orElse(""),
                        model.pictures().chosenProperty()),
                "small-text");
        Label trust = widgets.paragraph(texts.bind(this::trust, model.results().runProperty()), "caption");
        HBox line = Widgets.row(sign, verdict, chip);
        line.getStyleClass().add("verdict-line");
        getStyleClass().add("group-box");
        getChildren().addAll(line, meaning, bars, trust);
        model.pictures().chosenProperty().addListener((observable, before, now) -> show());
        Widgets.showWhen(this, model.pictures().chosenProperty().map(c -> answer().isPresent()));
        show();
    }

    private Optional<Answer> answer() {
        return model.pictures().chosenProperty().get().flatMap(Tried::answer);
    }

    private ObservableValue<Boolean> is(Verdict wanted) {
        return model.pictures().chosenProperty().map(c -> answer().filter(a -> Verdict.of(a) == wanted)
                .isPresent());
    }

    /** Whether what it says of its own sureness can be taken at its word, as far as that was measured. */
    private String trust() {
        Optional<Evaluation> measured = model.results().runProperty().get().flatMap(run -> run.headline());
        return texts.get("use.trust") + " "
                + measured.map(e -> texts.get(EvaluationSentences.calibration(e)))
                        .orElse("");
    }

    private void show() {
        answer().ifPresent(answer -> {
            bars.show(answer.labels(), answer.probabilities(), BARS);
            boolean sure = Verdict.of(answer) == Verdict.SURE;
            sign.show(sure ? Feather.CHECK_CIRCLE : Feather.HELP_CIRCLE);
            Widgets.restyle(sign, SIGNS, sure ? "good" : "info");
        });
    }
}
