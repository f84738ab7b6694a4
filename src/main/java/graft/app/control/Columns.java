package graft.app.control;

import java.util.Arrays;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Puts cards side by side, each with its share of the width and all of one height; and one under the other where there is
 * too little room for that. The gap between them ({@code -graft-gap}) and the width below which they are stacked
 * ({@code -graft-stack-below}) come from the style sheet, so that they grow with the type.
 */
public final class Columns extends Pane {

    private static final StyleablePropertyFactory<Columns> FACTORY =
            new StyleablePropertyFactory<>(Pane.getClassCssMetaData());

    private final double[] shares;
    private final StyleableProperty<Number> gap =
            FACTORY.createStyleableNumberProperty(this, "gap", "-graft-gap", c -> c.gap, 16);
    private final StyleableProperty<Number> stackBelow =
            FACTORY.createStyleableNumberProperty(this, "stackBelow", "-graft-stack-below", c -> c.stackBelow, 600);

    /**
     * @param shares how the width is shared; as many as there are children
     */
    public Columns(double[] shares, Node... children) {
        if (shares.length != children.length) {
            throw new IllegalArgumentException(shares.length + " shares for " + children.length);
        }
        this.shares = shares.clone();
        getStyleClass().add("columns");
        getChildren().addAll(children);
        setMinWidth(0);
    }

    /** Cards of equal width. */
    public static Columns equal(Node... children) {
        double[] shares = new double[children.length];
        Arrays.fill(shares, 1);
        return new Columns(shares, children);
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
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        return stackBelow.getValue().doubleValue() + horizontal(getInsets());
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double room = (width < 0 ? computePrefWidth(-1) : width) - horizontal(insets);
        List<Node> children = getManagedChildren();
        double[] heights = heights(children, widths(children, room));
        double content = stacked(room)
                ? Arrays.stream(heights).sum() + gaps(children)
                : Arrays.stream(heights).max().orElse(0);
        return snapSizeY(insets.getTop() + content + insets.getBottom());
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - horizontal(insets);
        List<Node> children = getManagedChildren();
        double[] widths = widths(children, room);
        double[] heights = heights(children, widths);
        boolean stacked = stacked(room);
        double x = insets.getLeft();
        double y = insets.getTop();
        double tallest = Arrays.stream(heights).max().orElse(0);
        for (int i = 0; i < children.size(); i++) {
            children.get(i)
                    .resizeRelocate(snapPositionX(x), snapPositionY(y), widths[i], stacked ? heights[i] : tallest);
            if (stacked) {
                y += heights[i] + gap();
            } else {
                x += widths[i] + gap();
            }
        }
    }

    private boolean stacked(double room) {
        return room < stackBelow.getValue().doubleValue();
    }

    private double gap() {
        return gap.getValue().doubleValue();
    }

    private double gaps(List<Node> children) {
        return gap() * Math.max(0, children.size() - 1);
    }

    private double[] widths(List<Node> children, double room) {
        double[] widths = new double[children.size()];
        double all = children.stream().mapToDouble(this::share).sum();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = snapSizeX(
                    stacked(room) ? room : (room - gaps(children)) * share(children.get(i)) / Math.max(all, 1e-9));
        }
        return widths;
    }

    private double share(Node child) {
        return shares[getChildren().indexOf(child)];
    }

    private double[] heights(List<Node> children, double[] widths) {
        double[] heights = new double[children.size()];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = snapSizeY(children.get(i).prefHeight(widths[i]));
        }
        return heights;
    }

    private static double horizontal(Insets insets) {
        return insets.getLeft() + insets.getRight();
    }
}
