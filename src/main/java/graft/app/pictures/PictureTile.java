package graft.app.pictures;

import graft.app.control.Widgets;
import graft.app.picture.PictureLoader;
import graft.app.picture.PictureView;
import graft.data.scan.Picture;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;

/** A picture in the gallery with its class below it. */
final class PictureTile extends GridCell<Picture> {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final PicturesModel model;
    private final GalleryKeys keys;
    private final PictureView view;
    private final Label caption = new Label();
    private final VBox content;
    /** Held here, because the gallery holds it weakly: cells come and go. */
    private final InvalidationListener moved = observable -> mark();

    PictureTile(PictureLoader loader, PicturesModel model, GalleryKeys keys) {
        this.model = model;
        this.keys = keys;
        this.view = new PictureView(loader);
        view.getStyleClass().add("tile-picture");
        caption.getStyleClass().add("caption");
        this.content = Widgets.column("tile", view, caption);
        getStyleClass().add("picture-tile");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                keys.choose(getItem());
            }
        });
        keys.currentProperty().addListener(new WeakInvalidationListener(moved));
    }

    @Override
    protected void updateItem(@Nullable Picture picture, boolean empty) {
        super.updateItem(picture, empty);
        if (empty || picture == null) {
            view.clear();
            setGraphic(null);
            setAccessibleText(null);
        } else {
            model.survey().ifPresent(survey -> view.show(survey.thumbnail(picture)));
            caption.setText(picture.className());
            setAccessibleText(picture.className() + ", " + picture.file().name());
            setGraphic(content);
        }
        mark();
    }

    private void mark() {
        pseudoClassStateChanged(CHOSEN, keys.isAt(this));
    }
}
