package graft.app.sample;

import graft.app.control.FetchBar;
import graft.app.control.Widgets;
import graft.app.i18n.ByteText;
import graft.app.i18n.Texts;
import graft.app.task.Fetching;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A dataset that can be downloaded: what it shows, how large it is, under which licence, and how far its download is. */
final class PublicRow extends VBox {

    private final Widgets widgets;
    private final Texts texts;
    private final SamplesModel model;
    private final PublicOffer offer;

    PublicRow(Widgets widgets, SamplesModel model, PublicOffer offer) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.offer = offer;
        Node words = Widgets.growing(Widgets.column(
                "stack-box",
                widgets.paragraph(texts.bind(() -> texts.get(offer.title())), "strong"),
                widgets.paragraph(texts.bind(() -> texts.get(offer.about())), "small-text", "muted"),
                widgets.paragraph(
                        texts.bind(() -> texts.get(
                                "tryit.sizeAndLicence",
                                offer.sample().classes().size(),
                                ByteText.of(offer.sample().bytes(), texts),
                                offer.sample().licence())),
                        "caption")));
        HBox line = Widgets.row(words, action());
        line.getStyleClass().add("wide-gap");
        getStyleClass().addAll("card-row", "public-row");
        setId("public-" + offer.id());
        getChildren().add(line);
        note();
    }

    private Node action() {
        if (offer.folder().isPresent()) {
            return widgets.button(
                    "tryit.use", () -> model.use(offer.folder().get(), texts.get(offer.title())), "small-button");
        }
        Fetching state = model.fetching().get(offer.id());
        if (state instanceof Fetching.Running running) {
            FetchBar bar = new FetchBar(widgets, running.job(), "tryit.unpacking", () -> model.pause(offer));
            bar.getStyleClass().add("public-bar");
            return bar;
        }
        return widgets.button(
                state == null ? "tryit.download" : "tryit.resume",
                Feather.DOWNLOAD,
                () -> model.download(offer),
                "small-button");
    }

    /** What went wrong, or that it was paused, under the row. */
    private void note() {
        Fetching state = model.fetching().get(offer.id());
        if (state instanceof Fetching.Failed failed) {
            Label why = widgets.paragraph(texts.bind(() -> texts.get(failed.why())), "small-text", "bad");
            getChildren().add(why);
        } else if (state instanceof Fetching.Paused) {
            getChildren().add(widgets.paragraph("tryit.paused", "caption"));
        } else if (state == null && offer.folder().isEmpty()) {
            offer.unavailableSince().ifPresent(day -> getChildren()
                    .add(widgets.paragraph(
                            texts.bind(() -> texts.get(
                                    "tryit.unavailable",
                                    DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                                            .withLocale(texts.locale())
                                            .format(day))),
                            "caption")));
        }
    }
}
