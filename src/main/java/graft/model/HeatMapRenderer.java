package graft.model;

import graft.data.Fit;

/**
 * Draws the small map of a class activation (7 x 7 for most networks) at the size of the picture, undoing the fit.
 *
 * <p>Between the cells it is a uniform cubic B-spline of them. That smooths a little, on purpose: it never overshoots, and
 * the peak goes to a place whose neighbours agree rather than to a single cell. On hand-drawn boxes the peak of the spline
 * lies in the right place more often than that of a bicubic or bilinear map ({@code docs/model-file.md}).
 */
public final class HeatMapRenderer {

    private final Fit fit;
    private final int inputHeight;
    private final int inputWidth;

    /**
     * @param fit how pictures became inputs
     * @param inputHeight in pixels
     * @param inputWidth in pixels
     */
    public HeatMapRenderer(Fit fit, int inputHeight, int inputWidth) {
        this.fit = fit;
        this.inputHeight = inputHeight;
        this.inputWidth = inputWidth;
    }

    /**
     * The map of one class over the whole picture.
     *
     * @param activation of the picture's input
     * @param classIndex which class
     * @param label its name
     * @param pictureWidth of the upright picture in pixels
     * @param pictureHeight of the upright picture in pixels
     * @param longSide of the map, in pixels, at least 1; never more than the picture has
     */
    public HeatMap render(
            ClassActivation activation,
            int classIndex,
            String label,
            int pictureWidth,
            int pictureHeight,
            int longSide) {
        double scale = Math.min(1, (double) longSide / Math.max(pictureWidth, pictureHeight));
        int width = (int) Math.max(1, Math.round(pictureWidth * scale));
        int height = (int) Math.max(1, Math.round(pictureHeight * scale));
        Fit.Placement placement = fit.place(pictureHeight, pictureWidth, inputHeight, inputWidth);
        Fit.Box box = placement.box();
        Axis across = Axis.of(
                new Line(width, pictureWidth, box.left(), box.right(), placement.left(), placement.width(), inputWidth),
                activation.columns());
        Axis down = Axis.of(
                new Line(
                        height,
                        pictureHeight,
                        box.top(),
                        box.bottom(),
                        placement.top(),
                        placement.height(),
                        inputHeight),
                activation.rows());
        double[] values = spline(activation.relativeTo(classIndex), activation.columns(), across, down);
        int peak = peak(values);
        int peakRow = peak / width;
        return new HeatMap(
                label,
                width,
                height,
                levels(values, values[peak]),
                (peak % width + 0.5) / width,
                (peakRow + 0.5) / height);
    }

    /** Values at every pixel of the map; NaN where the network did not look. */
    private static double[] spline(double[] cells, int columns, Axis across, Axis down) {
        int width = across.length();
        double[] values = new double[width * down.length()];
        for (int y = 0; y < down.length(); y++) {
            for (int x = 0; x < width; x++) {
                if (!across.seen(x) || !down.seen(y)) {
                    values[y * width + x] = Double.NaN;
                    continue;
                }
                double sum = 0;
                for (int j = 0; j < Axis.TAPS; j++) {
                    int row = down.cell(y, j) * columns;
                    for (int i = 0; i < Axis.TAPS; i++) {
                        sum += down.weight(y, j) * across.weight(x, i) * cells[row + across.cell(x, i)];
                    }
                }
                values[y * width + x] = sum;
            }
        }
        return values;
    }

    private static int peak(double[] values) {
        int peak = -1;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i]) && (peak < 0 || values[i] > values[peak])) {
                peak = i;
            }
        }
        // A strip thinner than a pixel of the map may hide between pixel centres: then the middle stands for it.
        return Math.max(peak, 0);
    }

    private static byte[] levels(double[] values, double most) {
        byte[] levels = new byte[values.length];
        if (!(most > 0)) {
            return levels;
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                levels[i] = (byte) Math.round(255 * values[i] / most);
            }
        }
        return levels;
    }

    /**
     * One direction of the way from the map back to the cells.
     *
     * @param length of the map in pixels
     * @param picture length of the picture in pixels
     * @param from where the part that is shown begins in the picture
     * @param to where it ends
     * @param offset where it begins in the input
     * @param shown its length in the input
     * @param input length of the input
     */
    private record Line(int length, int picture, double from, double to, int offset, int shown, int input) {

        /** Where the centre of a pixel of the map lies in the picture, in pixels of the picture. */
        double inPicture(int pixel) {
            return (pixel + 0.5) * picture / length;
        }

        boolean sees(double place) {
            return place >= from && place <= to;
        }

        /** The same place along the cells; whole numbers are centres of cells. */
        double inCells(double place, int cells) {
            double inInput = offset + (place - from) / (to - from) * shown;
            return inInput / input * cells - 0.5;
        }
    }

    /** Which four cells count how much for each pixel of the map, in one direction. */
    private record Axis(boolean[] inside, int[] cells, double[] weights) {

        static final int TAPS = 4;

        static Axis of(Line line, int cells) {
            Axis axis = new Axis(
                    new boolean[line.length()], new int[line.length() * TAPS], new double[line.length() * TAPS]);
            for (int p = 0; p < line.length(); p++) {
                double place = line.inPicture(p);
                axis.inside[p] = line.sees(place);
                double at = line.inCells(place, cells);
                int first = (int) Math.floor(at) - 1;
                for (int k = 0; k < TAPS; k++) {
                    // Beyond the border the border goes on.
                    axis.cells[p * TAPS + k] = Math.max(0, Math.min(cells - 1, first + k));
                    axis.weights[p * TAPS + k] = cubic(Math.abs(at - (first + k)));
                }
            }
            return axis;
        }

        /** The uniform cubic B-spline at this distance from its centre. */
        private static double cubic(double t) {
            if (t < 1) {
                return 2.0 / 3 - t * t + t * t * t / 2;
            }
            double rest = Math.max(0, 2 - t);
            return rest * rest * rest / 6;
        }

        int length() {
            return inside.length;
        }

        boolean seen(int pixel) {
            return inside[pixel];
        }

        int cell(int pixel, int tap) {
            return cells[pixel * TAPS + tap];
        }

        double weight(int pixel, int tap) {
            return weights[pixel * TAPS + tap];
        }
    }
}
