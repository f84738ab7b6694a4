package graft.app.results;

import graft.app.control.Widgets;
import graft.app.i18n.DayText;
import graft.app.i18n.ShareText;
import graft.app.i18n.Texts;
import graft.run.correction.CorrectedScore;
import graft.run.correction.Correction;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The score after corrections of the test, and each correction with its reason and time; beside the score, never in its place. */
final class CorrectionsCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final CorrectionModel model;
    private final Clock clock;
    private final VBox rows = Widgets.column("group-box");

    // Held here, because the model outlives the card and only holds on to it weakly.
    private final ChangeListener<Corrected> filling = (observable, before, now) -> fill(now);

    CorrectionsCard(Widgets widgets, CorrectionModel model, Clock clock) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.clock = clock;
        getStyleClass().add("card");
        setId("corrections");
        Label score = widgets.paragraph(texts.bind(
                () -> model.correctedProperty().get().score().map(this::score).orElse(""), model.correctedProperty()));
        Widgets.showWhen(score, model.correctedProperty().map(c -> c.score().isPresent()));
        Label meaning = widgets.paragraph("correction.meaning", "small-text", "muted");
        getChildren().addAll(widgets.paragraph("correction.title", "card-title"), score, meaning, rows);
        Widgets.showWhen(
                this, model.correctedProperty().map(c -> !c.all().made().isEmpty()));
        model.correctedProperty().addListener(new WeakChangeListener<>(filling));
        fill(model.correctedProperty().get());
    }

    private String score(CorrectedScore score) {
        return texts.get(
                "correction.score",
                score.applied().size(),
                score.leftOut(),
                ShareText.of(score.evaluation().right(), texts));
    }

    private void fill(Corrected now) {
        List<Correction> newestFirst = now.all().made().stream()
                .sorted((a, b) -> Integer.compare(b.number(), a.number()))
                .toList();
        rows.getChildren().setAll(newestFirst.stream().map(c -> row(c, now)).toList());
    }

    private Node row(Correction correction, Corrected now) {
        String name = correction.path().substring(correction.path().lastIndexOf('/') + 1);
        Label what = widgets.paragraph(
                texts.bind(() -> texts.get("correction.row", name, CorrectionText.of(correction, texts))),
                "small-text");
        Label when = widgets.paragraph(texts.bind(() -> when(correction, now)), "small-text", "muted");
        HBox row = Widgets.row(Widgets.growing(Widgets.column("stack-box", what, when)));
        if (now.all().stands(correction.number())) {
            row.getChildren().add(widgets.button("correction.undo", () -> model.undo(correction), "small-button"));
        }
        return row;
    }

    private String when(Correction correction, Corrected now) {
        String made = DayText.of(correction.at(), clock, texts);
        String part = correction.part().map(p -> texts.get(p.title())).orElse("");
        String first = correction.part().isPresent() ? texts.get("correction.ofPart", part, made) : made;
        return Optional.ofNullable(now.all().undone().get(correction.number()))
                .map(at -> texts.get("correction.undoneAt", first, DayText.of(at, clock, texts)))
                .orElse(first);
    }
}
