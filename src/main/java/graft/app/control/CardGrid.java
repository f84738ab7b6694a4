package graft.app.control;

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
 * Cards of one width in as many columns as there is room for, and of one height in each row. How narrow a card may become
 * ({@code -graft-card-width}) and the gap ({@code -graft-card-gap}) come from the style sheet, so that they grow with the type.
 */
public final class CardGrid extends Pane {

    private static final StyleablePropertyFactory<CardGrid> FACTORY =
            new StyleablePropertyFactory<>(Pane.getClassCssMetaData());

    private final StyleableProperty<Number> cardWidth =
            FACTORY.createStyleableNumberProperty(this, "cardWidth", "-graft-card-width", g -> g.cardWidth, 180);
    private final StyleableProperty<Number> gap =
            FACTORY.createStyleableNumberProperty(this, "cardGap", "-graft-card-gap", g -> g.gap, 16);

    public CardGrid() {
        getStyleClass().add("card-grid");
        setMinWidth(0);
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private double gap() {
        return gap.getValue().doubleValue();
    }

    /** How many cards stand side by side in so much room; never more than there are. */
    private int columns(double room) {
        int fitting = (int) ((room + gap() + 0.5) / (cardWidth.getValue().doubleValue() + gap()));
        return Math.max(1, Math.min(getManagedChildren().size(), fitting));
    }

    private double width(double room, int columns) {
        return (room - gap() * (columns - 1)) / columns;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        int cards = getManagedChildren().size();
        Insets insets = getInsets();
        return cards * cardWidth.getValue().doubleValue()
                + Math.max(0, cards - 1) * gap()
                + insets.getLeft()
                + insets.getRight();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        Insets insets = getInsets();
        double room = (width < 0 ? computePrefWidth(-1) : width) - insets.getLeft() - insets.getRight();
        int columns = columns(room);
        List<Node> cards = getManagedChildren();
        double height = insets.getTop() + insets.getBottom();
        for (int first = 0; first < cards.size(); first += columns) {
            height += rowHeight(cards, first, columns, width(room, columns)) + (first == 0 ? 0 : gap());
        }
        return height;
    }

    private static double rowHeight(List<Node> cards, int first, int columns, double width) {
        return cards.subList(first, Math.min(cards.size(), first + columns)).stream()
                .mapToDouble(card -> card.prefHeight(width))
                .max()
                .orElse(0);
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - insets.getLeft() - insets.getRight();
        int columns = columns(room);
        double width = width(room, columns);
        List<Node> cards = getManagedChildren();
        double y = insets.getTop();
        for (int first = 0; first < cards.size(); first += columns) {
            double height = rowHeight(cards, first, columns, width);
            for (int i = first; i < Math.min(cards.size(), first + columns); i++) {
                double x = snapPositionX(insets.getLeft() + (i - first) * (width + gap()));
                cards.get(i).resizeRelocate(x, snapPositionY(y), Math.floor(width), snapSizeY(height));
            }
            y += height + gap();
        }
    }
}
