package graft.app.home;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.run.project.RunCatalogue;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What was deleted and can still be brought back, folded; not there while the bin is empty. */
final class BinSection extends TitledPane {

    private final Widgets widgets;
    private final Texts texts;
    private final HomeModel model;
    private final Clock clock;
    private final VBox rows = Widgets.column("card");

    BinSection(Widgets widgets, HomeModel model, Clock clock) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.clock = clock;
        rows.getStyleClass().add("tight");
        setId("bin");
        setExpanded(false);
        setAnimated(false);
        textProperty()
                .bind(texts.bind(
                        () -> texts.get("home.bin", model.binProperty().get().size()), model.binProperty()));
        setContent(rows);
        Widgets.showWhen(this, model.binProperty().map(bin -> !bin.isEmpty()));
        model.binProperty().addListener(observable -> fill());
        texts.languageProperty().addListener(observable -> fill());
        fill();
    }

    private void fill() {
        rows.getChildren()
                .setAll(model.binProperty().get().stream().map(this::row).toList());
        if (!rows.getChildren().isEmpty()) {
            rows.getChildren().get(0).getStyleClass().add("first");
        }
    }

    private HBox row(RunCatalogue.Deleted deleted) {
        String until = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(texts.locale())
                .format(deleted.until().atZone(clock.getZone()));
        VBox names = Widgets.growing(Widgets.column(
                "stack-box",
                widgets.label(texts.bind(deleted::id), "strong"),
                widgets.label(texts.bind("home.binUntil", deleted.project().name(), until), "caption")));
        HBox row = Widgets.row(
                names,
                widgets.button("home.restore", Feather.ROTATE_CCW, () -> model.restore(deleted.id()), "small-button"));
        row.getStyleClass().add("card-row");
        return row;
    }
}
