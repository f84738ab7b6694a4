package graft.app.depth;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** "I have ... minutes": how long training may take. Empty for as long as it takes. */
final class TimeLimit extends VBox {

    private static final int MOST_MINUTES = 7 * 24 * 60;

    private final Texts texts;
    private final DepthModel model;
    private final TextField field = new TextField();

    TimeLimit(Widgets widgets, DepthModel model) {
        this.texts = widgets.texts();
        this.model = model;
        field.setId("minutes");
        field.getStyleClass().add("minutes-field");
        field.accessibleTextProperty().bind(texts.bind("depth.minutesName"));
        field.setOnAction(event -> commit());
        field.focusedProperty().addListener((observable, before, now) -> {
            if (!now) {
                commit();
            }
        });
        model.draftProperty().addListener(observable -> show());
        show();
        Label meaning = widgets.paragraph(
                texts.bind(this::meaning, model.draftProperty(), model.forecastProperty()), "caption");
        getStyleClass().add("time-limit");
        getChildren().addAll(line(widgets), meaning);
    }

    private FlowPane line(Widgets widgets) {
        FlowPane line = Widgets.wrapping(
                widgets.label("depth.iHave", "small-text"), field, widgets.label("depth.minutesUnit", "small-text"));
        line.getStyleClass().add("tight-line");
        return line;
    }

    private Optional<Duration> limit() {
        return model.draftProperty().get().options().timeLimit();
    }

    private void show() {
        field.setText(limit().map(t -> Long.toString(t.toMinutes())).orElse(""));
    }

    /** Whether the forecast fits into it, and what happens where it does not. */
    private String meaning() {
        if (limit().isEmpty()) {
            return texts.get("depth.noLimit");
        }
        boolean shorter = model.forecastProperty()
                .get()
                .filter(f -> f.seconds() > limit().orElseThrow().toSeconds())
                .isPresent();
        return texts.get(shorter ? "depth.limitHolds" : "depth.limitSpare");
    }

    /** What cannot be understood changes nothing. */
    private void commit() {
        AdvancedPane.whole(field.getText().strip(), 1, MOST_MINUTES)
                .ifPresentOrElse(minutes -> model.limit(minutes.map(m -> Duration.ofMinutes(m))), this::show);
    }
}
