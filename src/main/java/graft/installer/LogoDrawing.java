package graft.installer;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The logo, drawn from its SVG at any size. Understands what the logo uses, namely filled and stroked paths of absolute
 * {@code M}, {@code H}, {@code V}, {@code L}, {@code C} and {@code Z}, and refuses everything else.
 */
final class LogoDrawing {

    private static final Pattern BETWEEN = Pattern.compile("[\\s,]+");
    private static final Pattern LETTER_BESIDE_NUMBER = Pattern.compile("([A-Za-z])");

    private record Stroke(Color colour, float width, int cap, int join) {}

    private record Shape(Path2D path, List<Color> fill, List<Stroke> strokes) {}

    private final double side;
    private final List<Shape> shapes;

    private LogoDrawing(double side, List<Shape> shapes) {
        this.side = side;
        this.shapes = shapes;
    }

    /**
     * Reads an SVG file.
     *
     * @throws IOException if it cannot be read, or holds what this class does not understand
     */
    static LogoDrawing read(Path svg) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(Files.newInputStream(svg))
                    .getDocumentElement();
            double side = Double.parseDouble(BETWEEN.split(root.getAttribute("viewBox"))[2]);
            NodeList paths = root.getElementsByTagName("path");
            List<Shape> shapes = new ArrayList<>();
            for (int i = 0; i < paths.getLength(); i++) {
                shapes.add(shape((Element) paths.item(i)));
            }
            return new LogoDrawing(side, shapes);
        } catch (ParserConfigurationException | SAXException | IllegalArgumentException e) {
            throw new IOException("cannot draw " + svg + ": " + e.getMessage(), e);
        }
    }

    private static Shape shape(Element element) {
        String fill = element.getAttribute("fill");
        String stroke = element.getAttribute("stroke");
        List<Stroke> strokes = stroke.isEmpty()
                ? List.of()
                : List.of(new Stroke(
                        Color.decode(stroke),
                        Float.parseFloat(element.getAttribute("stroke-width")),
                        element.getAttribute("stroke-linecap").equals("round")
                                ? BasicStroke.CAP_ROUND
                                : BasicStroke.CAP_BUTT,
                        element.getAttribute("stroke-linejoin").equals("round")
                                ? BasicStroke.JOIN_ROUND
                                : BasicStroke.JOIN_MITER));
        return new Shape(
                path(element.getAttribute("d")),
                fill.isEmpty() || fill.equals("none") ? List.of() : List.of(Color.decode(fill)),
                strokes);
    }

    private static Path2D path(String data) {
        Path2D path = new Path2D.Double();
        try (Scanner words = new Scanner(LETTER_BESIDE_NUMBER.matcher(data).replaceAll(" $1 "))) {
            words.useDelimiter(BETWEEN).useLocale(Locale.ROOT);
            while (words.hasNext()) {
                String command = words.next();
                step(path, command, words);
                while (!command.equals("Z") && words.hasNextDouble()) {
                    step(path, command.equals("M") ? "L" : command, words);
                }
            }
        }
        return path;
    }

    private static void step(Path2D path, String command, Scanner words) {
        switch (command) {
            case "M" -> path.moveTo(words.nextDouble(), words.nextDouble());
            case "L" -> path.lineTo(words.nextDouble(), words.nextDouble());
            case "H" -> path.lineTo(words.nextDouble(), path.getCurrentPoint().getY());
            case "V" -> path.lineTo(path.getCurrentPoint().getX(), words.nextDouble());
            case "C" ->
                path.curveTo(
                        words.nextDouble(),
                        words.nextDouble(),
                        words.nextDouble(),
                        words.nextDouble(),
                        words.nextDouble(),
                        words.nextDouble());
            case "Z" -> path.closePath();
            default -> throw new IllegalArgumentException("the path command " + command);
        }
    }

    /**
     * The logo on a transparent square.
     *
     * @param pixels side of the square
     */
    BufferedImage draw(int pixels) {
        BufferedImage image = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        try {
            draw(graphics, 0, 0, pixels);
        } finally {
            graphics.dispose();
        }
        return image;
    }

    /** Draws it into a square of a larger picture. */
    void draw(Graphics2D graphics, double x, double y, double pixels) {
        AffineTransform before = graphics.getTransform();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.translate(x, y);
        graphics.scale(pixels / side, pixels / side);
        for (Shape shape : shapes) {
            shape.fill().forEach(colour -> {
                graphics.setColor(colour);
                graphics.fill(shape.path());
            });
            shape.strokes().forEach(stroke -> {
                graphics.setColor(stroke.colour());
                graphics.setStroke(new BasicStroke(stroke.width(), stroke.cap(), stroke.join()));
                graphics.draw(shape.path());
            });
        }
        graphics.setTransform(before);
    }
}
