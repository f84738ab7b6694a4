package graft.app.use;

import graft.app.control.AnswerBars;
import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.common.Message;
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
    private final TryModel model;
    private final ObservableValue<Optional<Message>> calibration;
    private final AnswerBars bars;
    private final Icon sign = new Icon(Feather.CHECK_CIRCLE, "icon-large");

    /**
     * @param calibration whether what it says of its own sureness can be taken at its word, as far as that was measured
     */
    AnswerView(Widgets widgets, TryModel model, ObservableValue<Optional<Message>> calibration) {
        this.calibration = calibration;
        this.texts = widgets.texts();
        this.model = model;
        this.bars = new AnswerBars(widgets);
        Label verdict = widgets.paragraph(
                texts.bind(
                        () -> answer().map(a -> Verdict.of(a).title(a, texts)).orElse(""), model.chosenProperty()),
                "verdict");
        verdict.setId("verdict");
        Label chip = widgets.chip(
                texts.bind(
                        () -> answer().map(a -> texts.get("use.sure", ChanceText.of(a.probability(), texts)))
                                .orElse(""),
                        model.chosenProperty()),
                "success");
        Widgets.showWhen(chip, is(Verdict.SURE));
        Label meaning = widgets.paragraph(
                texts.bind(
                        () -> answer().map(a -> Verdict.of(a)
                                        .meaning(a, model.limitProperty().get(), texts))
                                .orElse(""),
                        model.chosenProperty()),
                "small-text");
        Label trust = widgets.paragraph(texts.bind(this::trust, calibration), "caption");
        HBox line = Widgets.row(sign, verdict, chip);
        line.getStyleClass().add("verdict-line");
        getStyleClass().add("group-box");
        getChildren().addAll(line, meaning, bars, trust);
        model.chosenProperty().addListener((observable, before, now) -> show());
        Widgets.showWhen(this, model.chosenProperty().map(c -> answer().isPresent()));
        show();
    }

    private Optional<Answer> answer() {
        return model.chosenProperty().get().flatMap(Tried::answer);
    }

    private ObservableValue<Boolean> is(Verdict wanted) {
        return model.chosenProperty()
                .map(c -> answer().filter(a -> Verdict.of(a) == wanted).isPresent());
    }

    private String trust() {
        return texts.get("use.trust") + " "
                + calibration.getValue().map(texts::get).orElse("");
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
