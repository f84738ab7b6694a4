package graft.app.shell;

import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/** The logo: a trunk, and a twig with a leaf set into it. As large as the style sheet says, in the colours of the theme. */
public final class Logo extends Region {

    /** Side of the square that the paths are drawn in. */
    private static final double DRAWN = 64;

    private static final double STROKE = 9;

    private final Scale scale = new Scale(1, 1);

    public Logo() {
        SVGPath trunk = stroke("M29 61 V44 C29 33 24 28 14 21", "trunk");
        trunk.setStrokeLineJoin(StrokeLineJoin.ROUND);
        SVGPath scion = stroke("M31 45 C31 36 34 31 40 26.5", "scion");
        scion.setStrokeLineCap(StrokeLineCap.ROUND);
        SVGPath leaf = path("M36 30 C31 12 43 4 60 3 C61 21 52 32 36 30 Z", "leaf");
        Group drawing = new Group(trunk, scion, leaf);
        drawing.setManaged(false);
        drawing.getTransforms().add(scale);
        getStyleClass().add("logo");
        getChildren().add(drawing);
        setMouseTransparent(true);
    }

    private static SVGPath stroke(String content, String style) {
        SVGPath path = path(content, style);
        path.setFill(null);
        path.setStrokeWidth(STROKE);
        path.setStrokeLineCap(StrokeLineCap.BUTT);
        return path;
    }

    private static SVGPath path(String content, String style) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        path.getStyleClass().add(style);
        return path;
    }

    @Override
    protected void layoutChildren() {
        double factor = Math.min(getWidth(), getHeight()) / DRAWN;
        scale.setX(factor);
        scale.setY(factor);
    }
}
