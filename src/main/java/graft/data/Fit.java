package graft.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import graft.common.ErrorCode;
import graft.common.GraftException;
import graft.common.Message;

/**
 * How a picture of any shape becomes the network's input of one shape. In JSON, in the plan and in a model file it is
 * its {@link #text()}.
 */
public sealed interface Fit {

    /** The whole picture stretched to the input, whatever becomes of its proportions. The default. */
    record Stretch() implements Fit {
        @Override
        public Placement place(int pictureHeight, int pictureWidth, int height, int width) {
            return Placement.filling(new Box(0, 0, pictureWidth, pictureHeight), height, width);
        }

        @Override
        public String text() {
            return "stretch";
        }
    }

    /** The whole picture with its proportions kept, centred on {@link Resizer#PADDING}. */
    record Pad() implements Fit {
        @Override
        public Placement place(int pictureHeight, int pictureWidth, int height, int width) {
            double scale = Math.min((double) width / pictureWidth, (double) height / pictureHeight);
            int shownWidth = (int) Math.max(1, Math.min(width, Math.round(pictureWidth * scale)));
            int shownHeight = (int) Math.max(1, Math.min(height, Math.round(pictureHeight * scale)));
            int left = (width - shownWidth) / 2;
            int top = (height - shownHeight) / 2;
            return new Placement(new Box(0, 0, pictureWidth, pictureHeight), left, top, shownHeight, shownWidth);
        }

        @Override
        public String text() {
            return "pad";
        }
    }

    /** The largest part from the middle that has the input's proportions. */
    record Centre() implements Fit {
        @Override
        public Placement place(int pictureHeight, int pictureWidth, int height, int width) {
            double scale = Math.min((double) pictureWidth / width, (double) pictureHeight / height);
            double shownWidth = Math.min(pictureWidth, width * scale);
            double shownHeight = Math.min(pictureHeight, height * scale);
            double left = (pictureWidth - shownWidth) / 2;
            double top = (pictureHeight - shownHeight) / 2;
            return Placement.filling(new Box(left, top, left + shownWidth, top + shownHeight), height, width);
        }

        @Override
        public String text() {
            return "centre";
        }
    }

    /**
     * The same part of every picture, stretched to the input: for a camera that never moves. All four are fractions of
     * the upright picture.
     *
     * @param left 0 to 1
     * @param top 0 to 1
     * @param width more than 0; {@code left + width} is at most 1
     * @param height more than 0; {@code top + height} is at most 1
     */
    record Rectangle(double left, double top, double width, double height) implements Fit {

        public Rectangle {
            if (!isPart(left, width) || !isPart(top, height)) {
                throw new IllegalArgumentException("rectangle " + left + " " + top + " " + width + " " + height);
            }
        }

        private static boolean isPart(double from, double length) {
            // A little over 1 is what adding two rounded fractions gives.
            return from >= 0 && length > 0 && from + length <= 1 + 1e-9;
        }

        @Override
        public Placement place(int pictureHeight, int pictureWidth, int inputHeight, int inputWidth) {
            double right = Math.min(1, left + width);
            double bottom = Math.min(1, top + height);
            Box box = new Box(left * pictureWidth, top * pictureHeight, right * pictureWidth, bottom * pictureHeight);
            return Placement.filling(box, inputHeight, inputWidth);
        }

        @Override
        public int shortSide(int inputHeight, int inputWidth) {
            return (int) Math.min(Integer.MAX_VALUE, Math.ceil(Math.max(inputHeight / height, inputWidth / width)));
        }

        @Override
        public String text() {
            return "rectangle " + left + " " + top + " " + width + " " + height;
        }
    }

    /**
     * Which part of the picture is shown where.
     *
     * @param pictureHeight in pixels
     * @param pictureWidth in pixels
     * @param height of the input in pixels
     * @param width of the input in pixels
     */
    Placement place(int pictureHeight, int pictureWidth, int height, int width);

    /** A stable, readable form, such as {@code stretch} or {@code rectangle 0.1 0.2 0.5 0.5}. */
    @JsonValue
    String text();

    /**
     * What to ask a {@link PictureReader} for, so that the part that is shown has at least a pixel for each of the
     * input's, twice over.
     */
    default int shortSide(int height, int width) {
        return Math.max(height, width);
    }

    /**
     * Reads what {@link #text()} writes.
     *
     * @throws GraftException if it is no such text
     */
    @JsonCreator
    static Fit parse(String text) {
        String[] words = text.strip().split("\\s+");
        try {
            if (words.length == 5 && words[0].equals("rectangle")) {
                return new Rectangle(
                        Double.parseDouble(words[1]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        Double.parseDouble(words[4]));
            }
        } catch (IllegalArgumentException e) {
            throw new GraftException(ErrorCode.USAGE, Message.of("data.fitRectangle", text), e);
        }
        return switch (text.strip()) {
            case "stretch" -> new Stretch();
            case "pad" -> new Pad();
            case "centre" -> new Centre();
            default -> throw new GraftException(ErrorCode.USAGE, Message.of("data.fitUnknown", text));
        };
    }

    /**
     * A part of a picture in pixels, borders between pixels counted from the top left corner; fractions are allowed.
     *
     * @param right exclusive
     * @param bottom exclusive
     */
    record Box(double left, double top, double right, double bottom) {

        public Box {
            if (!(left >= 0 && top >= 0 && left < right && top < bottom)) {
                throw new IllegalArgumentException("box " + left + " " + top + " " + right + " " + bottom);
            }
        }

        public double width() {
            return right - left;
        }

        public double height() {
            return bottom - top;
        }
    }

    /**
     * A part of the picture, and the rectangle of the input it is resized to.
     *
     * @param box in the picture
     * @param left columns of padding
     * @param top rows of padding
     * @param height of the part when shown, in pixels
     * @param width of the part when shown, in pixels
     */
    record Placement(Box box, int left, int top, int height, int width) {

        static Placement filling(Box box, int height, int width) {
            return new Placement(box, 0, 0, height, width);
        }
    }
}
