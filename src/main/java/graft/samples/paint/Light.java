package graft.samples.paint;

/**
 * A far light. The vector points from the picture towards it: x right, y down, z out of the picture; of length 1.
 */
public record Light(double x, double y, double z) {

    /**
     * @param direction where it stands seen from above, in radians; 0 is right, a quarter turn down
     * @param height above the picture, in radians
     */
    public static Light from(double direction, double height) {
        double flat = Math.cos(height);
        return new Light(flat * Math.cos(direction), flat * Math.sin(direction), Math.sin(height));
    }

    /** A light from somewhere above, more or less steep. */
    public static Light somewhere(Dice dice) {
        return from(dice.around(-Math.PI / 2, 0.6), dice.between(0.6, 1.1));
    }

    /** How far a shadow of something this high falls across. */
    public double shadowAcross(double height) {
        return -x / z * height;
    }

    /** How far a shadow of something this high falls down. */
    public double shadowDown(double height) {
        return -y / z * height;
    }

    /**
     * Light on a matt relief (Lambert): 1 where it is flat, more on slopes towards the light, never below a fifth, because
     * the sky shines too.
     *
     * @param height in units of the side
     */
    public Plane on(Plane height) {
        return slopes(height, (dx, dy) -> {
            double length = Math.sqrt(1 + dx * dx + dy * dy);
            return Math.max(0.2, (z - x * dx - y * dy) / (length * z));
        });
    }

    /**
     * Highlights of a shiny relief seen from straight above (Blinn, 1977).
     *
     * @param sharpness about 5 for wax, 100 for varnish
     */
    public Plane shine(Plane height, double sharpness) {
        double half = Math.sqrt(2 + 2 * z);
        return slopes(height, (dx, dy) -> {
            double length = Math.sqrt(1 + dx * dx + dy * dy);
            return Math.pow(Math.max(0, (z + 1 - x * dx - y * dy) / (length * half)), sharpness);
        });
    }

    /** Something of the slope at each pixel, from the difference of its neighbours. */
    public static Plane slopes(Plane height, Field ofSlope) {
        int size = height.size();
        float[] h = height.values();
        float[] result = new float[h.length];
        for (int row = 0; row < size; row++) {
            int up = Math.max(0, row - 1);
            int down = Math.min(size - 1, row + 1);
            for (int column = 0; column < size; column++) {
                int left = Math.max(0, column - 1);
                int right = Math.min(size - 1, column + 1);
                double dx = (h[row * size + right] - h[row * size + left]) * size / (right - left);
                double dy = (h[down * size + column] - h[up * size + column]) * size / (down - up);
                result[row * size + column] = (float) ofSlope.at(dx, dy);
            }
        }
        return Plane.owning(size, result);
    }
}
