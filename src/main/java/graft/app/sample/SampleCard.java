package graft.app.sample;

import graft.app.control.Widgets;
import graft.app.i18n.Texts;
import graft.app.picture.FittedPicture;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.data.Fit;
import graft.data.PictureReader;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** A sample that came with Graft: three of its pictures, its name, how much there is, and what it teaches. One click takes it. */
final class SampleCard extends VBox {

    private static final int SIDE = 192;

    /** In pixels, as the style sheet rounds cards. */
    private static final double RADIUS = 8;

    SampleCard(Widgets widgets, BundledSample sample, PictureLoader loader, PictureReader reader, Runnable use) {
        Texts texts = widgets.texts();
        HBox strip = new HBox();
        strip.getStyleClass().add("sample-strip");
        sample.examples().forEach(file -> {
            PictureView view = new PictureView(loader);
            view.show(new FittedPicture(reader, file, file.toString(), new Fit.Centre(), SIDE, SIDE));
            view.keepCorners();
            HBox.setHgrow(view, Priority.ALWAYS);
            strip.getChildren().add(view);
        });
        strip.setClip(roundAtTheTop(strip));
        ObservableValue<String> title = texts.bind(sample.topic().titleKey());
        ObservableValue<String> about = texts.bind(sample.topic().aboutKey());
        Node words = Widgets.column(
                "sample-words",
                widgets.paragraph(title, "strong"),
                widgets.paragraph(texts.bind("tryit.counts", sample.classes(), sample.pictures()), "caption"),
                widgets.paragraph(about, "small-text", "muted"));
        getStyleClass().addAll("choice-card", "sample-card");
        setId("sample-" + sample.topic().folderName());
        getChildren().addAll(strip, words);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        accessibleTextProperty()
                .bind(texts.bind(() -> texts.get("tryit.cardName", title.getValue(), about.getValue()), title, about));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> use.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                use.run();
                event.consume();
            }
        });
    }

    /** The strip fills the head of the card, whose corners are round. */
    private static Rectangle roundAtTheTop(HBox strip) {
        Rectangle clip = new Rectangle();
        clip.setArcWidth(2 * RADIUS);
        clip.setArcHeight(2 * RADIUS);
        clip.widthProperty().bind(strip.widthProperty());
        clip.heightProperty().bind(strip.heightProperty().add(RADIUS));
        return clip;
    }
}
