package graft.data;

/**
 * From a place in a view to a place in its picture, both in pixels from the top left corner:
 * {@code x = xu * u + xv * v + x0} and {@code y = yu * u + yv * v + y0}.
 */
record Affine(double xu, double xv, double x0, double yu, double yv, double y0) {

    double x(double u, double v) {
        return xu * u + xv * v + x0;
    }

    double y(double u, double v) {
        return yu * u + yv * v + y0;
    }

    /** How many of the picture's columns one pixel of the view spans. */
    double columns() {
        return Math.sqrt(xu * xu + xv * xv);
    }

    /** How many of the picture's rows one pixel of the view spans. */
    double rows() {
        return Math.sqrt(yu * yu + yv * yv);
    }

    /** The same into a picture of another scale, whose corner lies elsewhere. */
    Affine into(double scaleX, double scaleY, double moveX, double moveY) {
        return new Affine(xu * scaleX, xv * scaleX, x0 * scaleX + moveX, yu * scaleY, yv * scaleY, y0 * scaleY + moveY);
    }
}
