package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.FittedPicture;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.data.Fit;
import graft.data.PictureReader;
import graft.data.scan.Picture;
import graft.data.scan.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the network sees: some pictures at its true input size, by the fit that is chosen. */
final class FitCard extends VBox {

    /** The input of most backbones, in pixels; shown before one is chosen. */
    private static final int INPUT = 224;

    private static final int SHOWN = 6;

    /** The picture that a rectangle is drawn on, in pixels. */
    private static final int DRAWN = 480;

    private final Texts texts;
    private final PicturesModel model;
    private final PictureLoader loader;
    private final PictureReader reader;
    private final FlowPane pictures = new FlowPane();
    private final RectanglePicker rectangle;
    private Optional<Picture> looked = Optional.empty();

    FitCard(Widgets widgets, PicturesModel model, PictureLoader loader, PictureReader reader) {
        this.texts = widgets.texts();
        this.model = model;
        this.loader = loader;
        this.reader = reader;
        this.rectangle = new RectanglePicker(model.decisions()::fit);
        rectangle.accessibleTextProperty().bind(texts.bind("pictures.rectangleName"));
        pictures.getStyleClass().add("fitted-pictures");
        Node head = Widgets.wrapping(widgets.label("pictures.whatItSees", "card-title"), segments());
        getStyleClass().add("card");
        setId("fit");
        VBox picking = Widgets.column(
                "group-box", widgets.paragraph("pictures.rectangleHow", "muted", "small-text"), rectangle);
        Widgets.showWhen(picking, model.draftProperty().map(d -> d.options().fit() instanceof Fit.Rectangle));
        getChildren()
                .addAll(
                        head,
                        widgets.paragraph(
                                texts.bind(() -> texts.get(sentence(fit())), model.draftProperty()),
                                "muted",
                                "small-text"),
                        picking,
                        pictures);
        model.stateProperty().addListener(observable -> fill());
        model.draftProperty().addListener((observable, before, now) -> {
            if (!before.options().fit().equals(now.options().fit())) {
                fill();
            }
        });
        fill();
    }

    /** Shows this picture first. */
    void look(Picture picture) {
        looked = Optional.of(picture);
        fill();
    }

    private Fit fit() {
        return model.draftProperty().get().options().fit();
    }

    private HBox segments() {
        Map<String, Fit> fits = new LinkedHashMap<>();
        fits.put("pictures.stretch", new Fit.Stretch());
        fits.put("pictures.pad", new Fit.Pad());
        fits.put("pictures.centre", new Fit.Centre());
        fits.put("pictures.rectangle", new Fit.Rectangle(0.1, 0.1, 0.8, 0.8));
        ToggleGroup group = new ToggleGroup();
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        fits.forEach((key, fit) -> {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(texts.bind(key));
            button.setToggleGroup(group);
            button.setMinWidth(USE_PREF_SIZE);
            button.getStyleClass().add(segments.getChildren().isEmpty() ? "first" : "inner");
            button.setOnAction(event -> {
                button.setSelected(true);
                model.decisions().fit(fit);
            });
            mark(button, fit);
            model.draftProperty().addListener(observable -> mark(button, fit));
            segments.getChildren().add(button);
        });
        segments.getChildren().get(fits.size() - 1).getStyleClass().setAll("toggle-button", "last");
        return segments;
    }

    private void mark(ToggleButton button, Fit fit) {
        button.setSelected(fit.getClass() == fit().getClass());
    }

    private static String sentence(Fit fit) {
        if (fit instanceof Fit.Pad) {
            return "pictures.padMeaning";
        }
        if (fit instanceof Fit.Centre) {
            return "pictures.centreMeaning";
        }
        return fit instanceof Fit.Rectangle ? "pictures.rectangleMeaning" : "pictures.stretchMeaning";
    }

    private void fill() {
        pictures.getChildren().clear();
        model.survey().map(Survey::scan).ifPresent(scan -> {
            List<Picture> some = some(scan);
            some.forEach(picture -> {
                PictureView view = new PictureView(loader);
                view.getStyleClass().add("fitted-picture");
                view.show(new FittedPicture(reader, scan.fileOf(picture), picture.digest(), fit(), INPUT, INPUT));
                pictures.getChildren().add(view);
            });
            some.stream().findFirst().ifPresent(first -> showRectangle(scan, first));
        });
    }

    private void showRectangle(Scan scan, Picture picture) {
        if (fit() instanceof Fit.Rectangle chosen) {
            loader.load(
                    new FittedPicture(reader, scan.fileOf(picture), picture.digest(), new Fit.Stretch(), DRAWN, DRAWN),
                    image -> image.ifPresent(i -> rectangle.show(
                            i,
                            (double) picture.content().width()
                                    / picture.content().height(),
                            chosen)));
        }
    }

    /** The picture somebody looked at, and then one of each class in turn. */
    private List<Picture> some(Scan scan) {
        Set<String> classes = new HashSet<>();
        List<Picture> some = new ArrayList<>();
        looked.filter(scan.pictures()::contains).ifPresent(some::add);
        scan.pictures().stream().filter(p -> classes.add(p.className())).forEach(some::add);
        scan.pictures().stream()
                .skip(scan.pictures().size() / 2)
                .filter(p -> !some.contains(p))
                .limit(SHOWN)
                .forEach(some::add);
        return some.subList(0, Math.min(SHOWN, some.size()));
    }
}
