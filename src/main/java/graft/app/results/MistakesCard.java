package graft.app.results;

import graft.app.control.Widgets;
import graft.app.i18n.ChanceText;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureStrip;
import graft.app.picture.Thumbnail;
import graft.data.thumbnail.ThumbnailStore;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.VBox;

/** The wrong answers that the model was surest of: there a label is wrong, or two classes look alike. */
final class MistakesCard extends VBox {

    private static final int MOST = 8;

    private final Texts texts;
    private final List<String> classes;

    MistakesCard(
            Widgets widgets,
            ResultsModel model,
            TestedRun run,
            List<String> classes,
            ThumbnailStore thumbnails,
            PictureLoader loader) {
        this.texts = widgets.texts();
        this.classes = classes;
        List<Judged> mistakes = run.mistakes();
        getStyleClass().add("card");
        setId("mistakes");
        getChildren().add(widgets.paragraph("results.mistakes", "card-title"));
        if (mistakes.isEmpty()) {
            getChildren()
                    .add(widgets.paragraph(
                            texts.bind("results.noMistakes", run.judged().size()), "muted", "small-text"));
            return;
        }
        PictureStrip<Judged> strip = new PictureStrip<>(
                loader,
                new PictureStrip.Look<>(
                        picture -> new Thumbnail(thumbnails, run.file(picture), picture.digest()),
                        this::name,
                        this::captions),
                model::look);
        strip.getStyleClass().add("captioned");
        strip.show(mistakes.stream().limit(MOST).toList());
        getChildren().addAll(widgets.paragraph("results.mistakesMeaning", "muted", "small-text"), strip);
    }

    private ObservableValue<String> name(Judged picture) {
        return texts.bind(() -> texts.get(
                "results.mistakeName",
                picture.fileName(),
                classes.get(picture.truth()),
                classes.get(picture.answer()),
                ChanceText.of(picture.confidence(), texts)));
    }

    private List<ObservableValue<String>> captions(Judged picture) {
        return List.of(
                texts.bind("results.mistakeTruth", classes.get(picture.truth())),
                texts.bind("results.mistakeAnswer", classes.get(picture.answer())),
                texts.bind(() -> texts.get("use.sure", ChanceText.of(picture.confidence(), texts))));
    }
}
