package graft.app.depth;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.training.TrainingOptions;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Settings for those who know what they want, folded away, each with its sentence. An empty field leaves it to Graft. */
final class AdvancedPane extends TitledPane {

    private static final int MOST_EPOCHS = 1000;
    private static final int MOST_BATCH = 512;

    private final Widgets widgets;
    private final Texts texts;
    private final DepthModel model;

    AdvancedPane(Widgets widgets, DepthModel model) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        textProperty().bind(texts.bind("depth.advanced"));
        setExpanded(false);
        setAnimated(false);
        setMinWidth(0);
        setId("advanced");
        getStyleClass().add("advanced");
        VBox rows = Widgets.column(
                "group-box",
                field("depth.epochs", "depth.epochsMeaning", o -> o.epochs().map(String::valueOf), this::epochs),
                field("depth.batch", "depth.batchMeaning", o -> o.batchSize().map(String::valueOf), this::batch),
                field("depth.rate", "depth.rateMeaning", o -> o.learningRate().map(String::valueOf), this::rate),
                field("depth.seed", "depth.seedMeaning", o -> Optional.of(Long.toString(o.seed())), this::seed),
                balance());
        setContent(rows);
    }

    private Node field(
            String nameKey,
            String meaningKey,
            Function<TrainingOptions, Optional<String>> read,
            Function<String, Boolean> write) {
        TextField field = new TextField();
        field.getStyleClass().add("short-field");
        ObservableValue<String> name = texts.bind(nameKey);
        field.accessibleTextProperty().bind(name);
        Runnable show = () ->
                field.setText(read.apply(model.draftProperty().get().options()).orElse(""));
        show.run();
        model.draftProperty().addListener(observable -> show.run());
        Runnable commit = () -> {
            if (!write.apply(field.getText().strip())) {
                show.run(); // what cannot be understood changes nothing
            }
        };
        field.setOnAction(event -> commit.run());
        field.focusedProperty().addListener((observable, before, now) -> {
            if (!now) {
                commit.run();
            }
        });
        HBox row = Widgets.row(
                widgets.paragraph(name, "medium", "field-name"),
                field,
                Widgets.growing(widgets.paragraph(meaningKey, "muted", "small-text")));
        row.getStyleClass().add("wide-gap");
        return row;
    }

    private Node balance() {
        CheckBox box = new CheckBox();
        box.textProperty().bind(texts.bind("depth.balance"));
        box.setSelected(model.draftProperty().get().options().balanceClasses());
        model.draftProperty()
                .addListener((observable, before, now) ->
                        box.setSelected(now.options().balanceClasses()));
        box.setOnAction(event -> model.options(o -> o.withBalancedClasses(box.isSelected())));
        return box;
    }

    private boolean epochs(String text) {
        return whole(text, 1, MOST_EPOCHS)
                .map(epochs -> {
                    model.options(o -> o.withEpochs(epochs));
                    return true;
                })
                .orElse(false);
    }

    private boolean batch(String text) {
        return whole(text, 1, MOST_BATCH)
                .map(batch -> {
                    model.options(o -> o.withBatchSize(batch));
                    return true;
                })
                .orElse(false);
    }

    private boolean seed(String text) {
        return whole(text, 0, Integer.MAX_VALUE)
                .flatMap(seed -> seed)
                .map(seed -> {
                    model.options(o -> o.withSeed(seed));
                    return true;
                })
                .orElse(false);
    }

    private boolean rate(String text) {
        try {
            Optional<Double> rate = text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Double.parseDouble(text.replace(',', '.').toLowerCase(Locale.ROOT)));
            if (rate.filter(r -> !(r > 0 && r <= 10)).isPresent()) {
                return false;
            }
            model.options(o -> o.withLearningRate(rate));
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** A whole number, or none where the field is empty; nothing at all where the text is neither. */
    static Optional<Optional<Integer>> whole(String text, int least, int most) {
        if (text.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        try {
            int number = Integer.parseInt(text);
            return number < least || number > most ? Optional.empty() : Optional.of(Optional.of(number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
