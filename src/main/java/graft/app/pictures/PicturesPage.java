package graft.app.pictures;

import graft.app.control.EmptyState;
import graft.app.control.Widgets;
import graft.app.desk.Desk;
import graft.app.i18n.Texts;
import graft.app.picture.PictureLoader;
import graft.app.sample.SampleSection;
import graft.app.shell.HelpText;
import graft.app.shell.Page;
import graft.app.shell.PageFrame;
import graft.app.words.Word;
import graft.data.PictureReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Step 1 on the screen. */
public final class PicturesPage implements Page {

    private final Widgets widgets;
    private final Texts texts;
    private final PicturesModel model;
    private final Desk desk;
    private final PageFrame frame;

    /**
     * @param samples what can be tried instead of a folder of one's own
     */
    public PicturesPage(
            Widgets widgets,
            PicturesModel model,
            PictureLoader loader,
            PictureReader reader,
            Desk desk,
            SampleSection samples) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.desk = desk;
        FitCard fit = new FitCard(widgets, model, loader, reader);
        FolderCard folder = new FolderCard(widgets, model, this::chooseFolder);
        Widgets.showWhen(folder, is(PicturesState.Nothing.class).map(nothing -> !nothing));
        VBox known = new KnownPictures(widgets, model, loader, desk, fit);
        Widgets.showWhen(known, is(PicturesState.Known.class));
        ScanningCard scanning = new ScanningCard(widgets, model);
        Widgets.showWhen(scanning, is(PicturesState.Scanning.class));
        AwayCard away = new AwayCard(widgets, model, loader, this::findFolder);
        Widgets.showWhen(away, is(PicturesState.Away.class));
        Widgets.showWhen(samples, is(PicturesState.Nothing.class));
        this.frame = new PageFrame(widgets, texts.bind("pictures.title"), texts.bind("pictures.sentence"))
                .with(nothing(), samples, folder, scanning, refused(), away, known);
        FolderDrop.install(frame, this::dropped);
    }

    private ObservableValue<Boolean> is(Class<? extends PicturesState> type) {
        return model.stateProperty().map(type::isInstance);
    }

    private void chooseFolder() {
        desk.chooseFolder(texts.get("pictures.chooseFolderTitle")).ifPresent(model::choose);
    }

    private void findFolder() {
        desk.chooseFolder(texts.get("pictures.findFolderTitle")).ifPresent(model::find);
    }

    /** While the pictures are away, a folder that is dropped is taken for theirs. */
    private void dropped(Path folder) {
        if (model.stateProperty().get() instanceof PicturesState.Away) {
            model.find(folder);
        } else {
            model.choose(folder);
        }
    }

    private Node nothing() {
        Button choose = widgets.button("pictures.chooseFolder", this::chooseFolder, "primary");
        choose.setId("choose-folder");
        EmptyState empty = new EmptyState(
                widgets,
                Feather.FOLDER_PLUS,
                texts.bind("pictures.dropTitle"),
                texts.bind("pictures.dropSentence"),
                choose);
        empty.getStyleClass().add("drop-area");
        VBox card = Widgets.card(empty);
        Widgets.showWhen(card, is(PicturesState.Nothing.class));
        return card;
    }

    private Node refused() {
        ObservableValue<String> why = texts.bind(
                () -> model.stateProperty().get() instanceof PicturesState.Refused refused
                        ? texts.get(refused.why())
                        : "",
                model.stateProperty());
        EmptyState empty = new EmptyState(
                widgets,
                Feather.FOLDER_MINUS,
                texts.bind("pictures.refusedTitle"),
                why,
                widgets.button("pictures.chooseAnother", this::chooseFolder, "primary"),
                widgets.button("pictures.scanAgain", Feather.REFRESH_CW, model::scanAgain));
        empty.getChildren().get(0).getStyleClass().add("warning");
        VBox card = Widgets.card(empty);
        Widgets.showWhen(card, is(PicturesState.Refused.class));
        return card;
    }

    @Override
    public Region view() {
        return frame;
    }

    @Override
    public Optional<HelpText> help() {
        return Optional.of(new HelpText(
                List.of(
                        HelpText.Topic.of("pictures.helpWhich", "pictures.helpWhichText", "pictures.helpWhichReadOnly"),
                        HelpText.Topic.of("pictures.helpOneClass", "pictures.helpOneClassText"),
                        HelpText.Topic.of("pictures.helpCopies", "pictures.helpCopiesText")),
                List.of(
                        Word.CLASS,
                        Word.TRAINING_PICTURES,
                        Word.VALIDATION_PICTURES,
                        Word.TEST_PICTURES,
                        Word.IMBALANCE,
                        Word.COPY)));
    }

    @Override
    public boolean helpOpenAtFirst() {
        return true;
    }
}
