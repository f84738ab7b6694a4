package graft.samples.paint;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;

/** Masks of outlines: 1 inside, 0 outside, and the share of the pixel on the border. */
public final class Shapes {

    private Shapes() {}

    /** The inside of an outline given in units of the picture's side. */
    public static Plane fill(int size, Shape outline) {
        return draw(size, graphics -> graphics.fill(outline));
    }

    /** Outlines drawn with a round pen. */
    public static Plane stroke(int size, List<? extends Shape> lines, double width) {
        BasicStroke pen = new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        return draw(size, graphics -> {
            graphics.setStroke(pen);
            lines.forEach(graphics::draw);
        });
    }

    /** A disc. */
    public static Shape disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** A path through points, closed. */
    public static Path2D polygon(double[][] points) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.length; i++) {
            if (i == 0) {
                path.moveTo(points[i][0], points[i][1]);
            } else {
                path.lineTo(points[i][0], points[i][1]);
            }
        }
        path.closePath();
        return path;
    }

    /** 0 below {@code low}, 1 above {@code high}, and a soft way between; falling where {@code low} is the larger. */
    public static double smooth(double low, double high, double value) {
        double t = Math.max(0, Math.min(1, (value - low) / (high - low)));
        return t * t * (3 - 2 * t);
    }

    @FunctionalInterface
    private interface Pen {
        void draw(Graphics2D graphics);
    }

    private static Plane draw(int size, Pen pen) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.transform(AffineTransform.getScaleInstance(size, size));
            pen.draw(graphics);
        } finally {
            graphics.dispose();
        }
        byte[] levels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] values = new float[levels.length];
        for (int i = 0; i < levels.length; i++) {
            values[i] = (levels[i] & 0xFF) / 255f;
        }
        return Plane.owning(size, values);
    }
}
