package graft.data;

/** The pixels of a view, each resampled by itself: the plain way, for filters that visit many pixels. */
final class SampledPoints {

    private static final int HALF = 1 << (2 * FilterAxis.PLACES - 1);

    private final RgbImage source;
    private final Affine affine;
    private final FilterAxis columns;
    private final FilterAxis rows;

    SampledPoints(RgbImage source, Affine affine, FilterAxis columns, FilterAxis rows) {
        this.source = source;
        this.affine = affine;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Makes one pixel.
     *
     * @param u column in the view
     * @param v row in the view
     * @param to takes the pixel's three bytes from {@code at} on
     */
    void read(int u, int v, byte[] to, int at) {
        // Where the filter begins, measured between pixel centres.
        double x = affine.x(u + 0.5, v + 0.5) - columns.radius() - 0.5;
        double y = affine.y(u + 0.5, v + 0.5) - rows.radius() - 0.5;
        int firstX = (int) Math.ceil(x);
        int firstY = (int) Math.ceil(y);
        int phaseX = (int) ((firstX - x) * FilterAxis.PHASES);
        int phaseY = (int) ((firstY - y) * FilterAxis.PHASES);
        int red = HALF;
        int green = HALF;
        int blue = HALF;
        byte[] from = source.rgb();
        for (int j = 0; j < rows.taps(); j++) {
            int start = rows.index()[firstY + j - rows.lowest()] * source.width();
            int lineRed = 0;
            int lineGreen = 0;
            int lineBlue = 0;
            for (int i = 0; i < columns.taps(); i++) {
                int pixel = (start + columns.index()[firstX + i - columns.lowest()]) * 3;
                int weight = columns.weights()[i][phaseX];
                lineRed += weight * (from[pixel] & 0xFF);
                lineGreen += weight * (from[pixel + 1] & 0xFF);
                lineBlue += weight * (from[pixel + 2] & 0xFF);
            }
            int weight = rows.weights()[j][phaseY];
            red += weight * lineRed;
            green += weight * lineGreen;
            blue += weight * lineBlue;
        }
        to[at] = (byte) (red >> (2 * FilterAxis.PLACES));
        to[at + 1] = (byte) (green >> (2 * FilterAxis.PLACES));
        to[at + 2] = (byte) (blue >> (2 * FilterAxis.PLACES));
    }
}
