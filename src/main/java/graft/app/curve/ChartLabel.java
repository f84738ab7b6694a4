package graft.app.curve;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/**
 * A text in a box that stays inside the plot.
 *
 * @param width of the box in pixels
 * @param height of the box in pixels
 */
record ChartLabel(String text, double width, double height) {

    /** Height of the box, in em. */
    private static final double HEIGHT = 2;

    /** Room at both sides of the text together, in em. */
    private static final double ROOM = 1.4;

    static ChartLabel of(String text, Font font, double em) {
        Text measured = new Text(text);
        measured.setFont(font);
        return new ChartLabel(text, measured.getLayoutBounds().getWidth() + ROOM * em, HEIGHT * em);
    }

    /**
     * Draws it.
     *
     * @param middle where its middle should be, as far as the plot allows
     * @param top its upper edge
     */
    void draw(GraphicsContext g, ChartScale scale, ChartInk ink, double middle, double top) {
        double left = Math.max(scale.left(), Math.min(scale.right() - width, middle - width / 2));
        g.setFill(ink.ground());
        g.fillRoundRect(left, top, width, height, 8, 8);
        g.setStroke(ink.grid());
        g.setLineWidth(1);
        g.strokeRoundRect(left, top, width, height, 8, 8);
        g.setFill(ink.text());
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, left + width / 2, top + height / 2);
    }
}
