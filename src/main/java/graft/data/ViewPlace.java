package graft.data;

import graft.data.ViewDraws.Choice;

/** Where a view lies in its picture: mirroring, turning, zooming and shifting put together. */
final class ViewPlace {

    private ViewPlace() {}

    /**
     * @param placement how the plain picture lies in the input
     * @param height of the input in pixels
     * @param width of the input in pixels
     */
    static Affine of(Fit.Placement placement, int height, int width, Augmentation augmentation, ViewDraws draws) {
        Fit.Box box = placement.box();
        // What the whole input spans in the picture; with padding that is more than the picture.
        double scaleX = box.width() / placement.width();
        double scaleY = box.height() / placement.height();
        double spanX = width * scaleX;
        double spanY = height * scaleY;
        double part = 1 - augmentation.zoom() * draws.unit(Choice.ZOOM);
        double free = (1 - part) / 2;
        double moveX = free * draws.bothWays(Choice.PLACE_X) + augmentation.shift() * draws.bothWays(Choice.SHIFT_X);
        double moveY = free * draws.bothWays(Choice.PLACE_Y) + augmentation.shift() * draws.bothWays(Choice.SHIFT_Y);
        double centreX = box.left() - placement.left() * scaleX + spanX * (0.5 + moveX);
        double centreY = box.top() - placement.top() * scaleY + spanY * (0.5 + moveY);

        double angle = StrictMath.toRadians(augmentation.turnDegrees() * draws.bothWays(Choice.TURN));
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double stepX = scaleX * part * (draws.unit(Choice.MIRROR) < augmentation.mirror() ? -1 : 1);
        double stepY = scaleY * part * (draws.unit(Choice.UPSIDE_DOWN) < augmentation.upsideDown() ? -1 : 1);
        double xu = cos * stepX;
        double xv = -sin * stepY;
        double yu = sin * stepX;
        double yv = cos * stepY;
        return new Affine(
                xu,
                xv,
                centreX - xu * width / 2.0 - xv * height / 2.0,
                yu,
                yv,
                centreY - yu * width / 2.0 - yv * height / 2.0);
    }
}
