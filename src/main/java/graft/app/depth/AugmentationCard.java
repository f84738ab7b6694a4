package graft.app.depth;

import graft.app.control.Icon;
import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.AskedPicture;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.app.picture.ViewOfPicture;
import graft.app.pictures.PicturesModel;
import graft.app.pictures.Survey;
import graft.data.Augmentation;
import graft.data.PictureReader;
import graft.data.scan.Picture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** How training pictures are varied, with what the network will see of one of them. */
final class AugmentationCard extends VBox {

    private static final int VIEWS = 6;
    private static final int SIDE = 160;

    private final Widgets widgets;
    private final Texts texts;
    private final DepthModel model;
    private final PicturesModel pictures;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final FlowPane strip = new FlowPane();
    private final ToggleGroup amounts = new ToggleGroup();
    private final Map<AskedPicture.Change, PictureView> asked = new EnumMap<>(AskedPicture.Change.class);
    private int shown;

    AugmentationCard(
            Widgets widgets, DepthModel model, PicturesModel pictures, PictureLoader loader, PictureReader reader) {
        this.widgets = widgets;
        this.texts = widgets.texts();
        this.model = model;
        this.pictures = pictures;
        this.loader = loader;
        this.reader = reader;
        strip.getStyleClass().add("fitted-pictures");
        Node head = Widgets.wrapping(widgets.label("depth.augmentation", "card-title"), amounts());
        Node meaning = widgets.paragraph("depth.augmentationMeaning", "muted", "small-text");
        getStyleClass().add("card");
        setId("augmentation");
        getChildren().addAll(head, meaning, strip, questions());
        pictures.stateProperty().addListener(observable -> fill());
        model.draftProperty().addListener((observable, before, now) -> {
            if (!before.options().augmentation().equals(now.options().augmentation())
                    || !before.options().fit().equals(now.options().fit())) {
                fill();
            }
        });
        fill();
    }

    private Variation variation() {
        return Variation.of(model.draftProperty().get().options().augmentation())
                .orElse(new Variation(Augmentation.Preset.LIGHT, true, false, true));
    }

    private void vary(Function<Variation, Variation> change) {
        Augmentation wanted = change.apply(variation()).augmentation();
        model.options(o -> o.withAugmentation(wanted));
    }

    private HBox amounts() {
        HBox segments = new HBox(
                amount(Augmentation.Preset.NONE, "depth.none", "first"),
                amount(Augmentation.Preset.LIGHT, "depth.light", "inner"),
                amount(Augmentation.Preset.MEDIUM, "depth.medium", "inner"),
                amount(Augmentation.Preset.STRONG, "depth.strong", "last"));
        segments.getStyleClass().add("segments");
        return segments;
    }

    private ToggleButton amount(Augmentation.Preset amount, String key, String style) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(texts.bind(key));
        button.setToggleGroup(amounts);
        button.setMinWidth(USE_PREF_SIZE);
        button.getStyleClass().add(style);
        button.setOnAction(event -> {
            button.setSelected(true);
            vary(v -> v.with(amount));
        });
        button.setSelected(variation().amount() == amount);
        model.draftProperty()
                .addListener(observable -> button.setSelected(variation().amount() == amount));
        return button;
    }

    private Node questions() {
        FlowPane row = new FlowPane(
                question("depth.sameMirrored", AskedPicture.Change.MIRRORED, Variation::mirrored, Variation::mirrored),
                question("depth.sameTurned", AskedPicture.Change.TURNED, Variation::turned, Variation::turned),
                question("depth.sameColoured", AskedPicture.Change.COLOURED, Variation::coloured, Variation::coloured));
        row.getStyleClass().add("questions");
        VBox box = Widgets.column("group-box", widgets.paragraph("depth.questions", "muted", "small-text"), row);
        box.disableProperty()
                .bind(model.draftProperty().map(d -> d.options().augmentation().isNone()));
        return box;
    }

    /** An answer that changes a variation. */
    @FunctionalInterface
    private interface Answer {
        Variation apply(Variation variation, boolean yes);
    }

    private Node question(String key, AskedPicture.Change change, Function<Variation, Boolean> is, Answer answer) {
        CheckBox box = new CheckBox();
        box.textProperty().bind(texts.bind(key));
        box.setSelected(is.apply(variation()));
        box.setOnAction(event -> vary(v -> answer.apply(v, box.isSelected())));
        model.draftProperty().addListener(observable -> box.setSelected(is.apply(variation())));
        PictureView preview = new PictureView(loader);
        preview.getStyleClass().add("asked-picture");
        // The box beside it says the same, and takes the click.
        preview.setMouseTransparent(true);
        asked.put(change, preview);
        HBox question = Widgets.row(preview, box);
        question.setOnMouseClicked(event -> box.fire());
        return question;
    }

    private void ask(Survey survey, Picture picture) {
        asked.forEach((change, preview) -> preview.show(new AskedPicture(
                reader,
                survey.scan().fileOf(picture),
                picture.digest(),
                model.draftProperty().get().options().fit(),
                SIDE,
                change)));
    }

    private void fill() {
        strip.getChildren().clear();
        pictures.survey().flatMap(this::picture).ifPresent(picture -> {
            Survey survey = pictures.survey().orElseThrow();
            for (int view = 0; view <= VIEWS; view++) {
                strip.getChildren().add(tile(survey, picture, view));
            }
            strip.getChildren().add(more());
            ask(survey, picture);
        });
    }

    private Optional<Picture> picture(Survey survey) {
        List<Picture> all = survey.scan().pictures();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.floorMod(shown * 37, all.size())));
    }

    private Node tile(Survey survey, Picture picture, int view) {
        PictureView tile = new PictureView(loader);
        tile.getStyleClass().add("view-tile");
        tile.show(new ViewOfPicture(
                reader,
                survey.scan().fileOf(picture),
                picture.digest(),
                model.draftProperty().get().options().fit(),
                SIDE,
                model.draftProperty().get().options().augmentation(),
                view));
        return Widgets.column(
                "tile",
                tile,
                widgets.label(view == 0 ? texts.bind("depth.original") : texts.bind("depth.view", view), "caption"));
    }

    private Node more() {
        Button more = widgets.button("depth.more", this::next, "view-tile", "more-tile");
        more.setGraphic(new Icon(Feather.REFRESH_CW));
        more.setContentDisplay(javafx.scene.control.ContentDisplay.TOP);
        return more;
    }

    private void next() {
        shown++;
        fill();
    }
}
