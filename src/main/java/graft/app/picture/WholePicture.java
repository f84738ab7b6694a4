package graft.app.picture;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Orientation;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A picture shown whole, in its proportions, with round corners, and over it another that covers it exactly, such as a heat
 * map. As wide as there is room, and no higher than the style sheet says ({@code -graft-most-height}).
 */
public final class WholePicture extends Region {

    private static final double RADIUS = 6;
    private static final double LARGEST = 320;
    private static final StyleablePropertyFactory<WholePicture> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());

    private final StyleableProperty<Number> most =
            FACTORY.createStyleableNumberProperty(this, "mostHeight", "-graft-most-height", p -> p.most, LARGEST);
    private final ImageView picture = view();
    private final ImageView cover = view();
    private final Rectangle clip = new Rectangle();

    public WholePicture() {
        clip.setArcWidth(2 * RADIUS);
        clip.setArcHeight(2 * RADIUS);
        setMinWidth(0);
        getStyleClass().add("whole-picture");
        // The picture is clipped with what lies over it.
        setClip(clip);
        getChildren().addAll(picture, cover);
    }

    private static ImageView view() {
        ImageView view = new ImageView();
        view.setManaged(false);
        view.setSmooth(true);
        return view;
    }

    /** Shows this picture, or a calm surface until there is one. */
    public void show(Optional<Image> image) {
        picture.setImage(image.orElse(null));
        requestLayout();
    }

    /** Lays this over the picture. */
    public void cover(Optional<Image> image) {
        cover.setImage(image.orElse(null));
        requestLayout();
    }

    /** How strongly the cover shows, 0 to 1. */
    public DoubleProperty coverStrengthProperty() {
        return cover.opacityProperty();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double room = width < 0 ? most() : width;
        return Math.min(most(), room / proportion());
    }

    @Override
    protected double computePrefWidth(double height) {
        return most();
    }

    private double most() {
        return most.getValue().doubleValue();
    }

    /** Width by height; of a picture that is not there yet that of most photographs' inputs, a square. */
    private double proportion() {
        Image shown = picture.getImage();
        return shown == null ? 1 : shown.getWidth() / shown.getHeight();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.min(getWidth(), getHeight() * proportion());
        double height = width / proportion();
        for (ImageView view : List.of(picture, cover)) {
            view.setFitWidth(width);
            view.setFitHeight(height);
            view.relocate(0, 0);
        }
        clip.setWidth(width);
        clip.setHeight(height);
    }
}
