package graft.samples.signs;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The drawing on a sign, as the Vienna Convention on Road Signs and Signals (1968) has it, within -1..1.
 *
 * @param layers from the ground up
 */
record SignFace(List<Layer> layers) {

    private static final Colour RED = Colour.of(0xB3161B);
    private static final Colour BLUE = Colour.of(0x12468C);
    private static final Colour WHITE = Colour.of(0xE9EAE6);
    private static final Colour YELLOW = Colour.of(0xE0A81C);

    /** One colour. */
    record Layer(Shape shape, Colour colour) {}

    /** No entry for vehicles. */
    static SignFace noEntry() {
        return new SignFace(List.of(
                new Layer(disc(0.92), WHITE),
                new Layer(disc(0.87), RED),
                new Layer(new Rectangle2D.Double(-0.62, -0.15, 1.24, 0.3), WHITE)));
    }

    /** No stopping: a red border and a red cross on blue. */
    static SignFace noStopping() {
        Area cross = new Area(pen(line(-0.55, -0.55, 0.55, 0.55), 0.16));
        cross.add(new Area(pen(line(-0.55, 0.55, 0.55, -0.55), 0.16)));
        return new SignFace(List.of(new Layer(disc(0.92), RED), new Layer(disc(0.74), BLUE), new Layer(cross, RED)));
    }

    /** A road with the right of way. */
    static SignFace priority() {
        return new SignFace(List.of(
                new Layer(diamond(1.02), WHITE), new Layer(diamond(0.98), WHITE), new Layer(diamond(0.7), YELLOW)));
    }

    /** Give way. */
    static SignFace giveWay() {
        AffineTransform down = AffineTransform.getScaleInstance(1, -1);
        return new SignFace(List.of(
                new Layer(down.createTransformedShape(triangle(0.98)), WHITE),
                new Layer(down.createTransformedShape(triangle(0.94)), RED),
                new Layer(down.createTransformedShape(triangle(0.58)), WHITE)));
    }

    /** An order to pass on one side of an obstacle; {@code side} 1 on the right, -1 on the left. */
    static SignFace pass(int side) {
        Path2D way = new Path2D.Double();
        way.moveTo(-0.42, -0.42);
        way.lineTo(0.22, 0.22);
        Area arrow =
                new Area(new BasicStroke(0.24f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER).createStrokedShape(way));
        arrow.add(new Area(Shapes.polygon(new double[][] {{0.55, 0.55}, {-0.12, 0.50}, {0.50, -0.12}})));
        return new SignFace(List.of(
                new Layer(disc(0.92), WHITE), new Layer(disc(0.86), BLUE), new Layer(flip(arrow, side), WHITE)));
    }

    private static Shape pen(Shape line, double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND).createStrokedShape(line);
    }

    private static Shape line(double x, double y, double toX, double toY) {
        return new Line2D.Double(x, y, toX, toY);
    }

    /** A square on its corner. */
    private static Shape diamond(double radius) {
        return Shapes.polygon(new double[][] {{0, -radius}, {radius, 0}, {0, radius}, {-radius, 0}});
    }

    private static Shape flip(Shape shape, int side) {
        return AffineTransform.getScaleInstance(side, 1).createTransformedShape(shape);
    }

    private static Shape disc(double radius) {
        return new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius);
    }

    /** With rounded corners. */
    private static Shape triangle(double scale) {
        double[][] corners = new double[3][];
        for (int i = 0; i < 3; i++) {
            double angle = -Math.PI / 2 + i * 2 * Math.PI / 3;
            corners[i] = new double[] {scale * 0.98 * Math.cos(angle), 0.16 + scale * 0.98 * Math.sin(angle)};
        }
        Area rounded = new Area(Shapes.polygon(corners));
        rounded.add(new Area(new BasicStroke(0.17f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(Shapes.polygon(corners))));
        return rounded;
    }

    /** Where the metal of the sign is. */
    Plane mask(int size, AffineTransform place) {
        return Shapes.fill(size, place.createTransformedShape(layers.get(0).shape()));
    }

    /** Paints it where it hangs, its colours bleached by some summers. */
    Painting paint(int size, AffineTransform place, Dice dice) {
        double bleached = 0.3 * dice.unit() * dice.unit();
        Painting face = Painting.of(size, WHITE);
        for (Layer layer : layers) {
            Colour colour = layer.colour().near(dice, 0.08).mix(Colour.gray(0.72), bleached);
            face.cover(Shapes.fill(size, place.createTransformedShape(layer.shape())), colour);
        }
        return face;
    }
}
