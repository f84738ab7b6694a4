package graft.app.results;

import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.DayText;
import graft.app.i18n.Texts;
import java.time.Clock;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Which version of the model the figures belong to, and where they come from. */
final class OriginCard extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final TestedRun run;
    private final Desk desk;

    OriginCard(Widgets widgets, TestedRun run, Clock clock, Desk desk) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.run = run;
        this.desk = desk;
        getStyleClass().add("card");
        setId("origin");
        getChildren()
                .addAll(
                        widgets.paragraph("results.origin", "card-title"),
                        widgets.paragraph(
                                texts.bind(() -> texts.get(
                                        "results.version",
                                        run.version(),
                                        run.versions(),
                                        run.request().name(),
                                        DayText.of(run.finished(), clock, texts))),
                                "small-text"),
                        widgets.paragraph(
                                texts.bind(
                                        "results.madeOf",
                                        run.pictures().used(),
                                        run.pictures().classes().size(),
                                        run.pictures().folder()),
                                "small-text",
                                "muted"),
                        links());
    }

    private Node links() {
        Button log =
                widgets.button("results.log", Feather.FILE_TEXT, () -> run.log().ifPresent(desk::open), "small-button");
        log.setDisable(run.log().isEmpty());
        return Widgets.wrapping(
                log,
                widgets.button(
                        "results.folder",
                        Feather.FOLDER,
                        () -> desk.show(run.run().path()),
                        "small-button"));
    }
}
