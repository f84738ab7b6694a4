package graft.samples.signs;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What lies behind a sign, out of focus: sky, hills, trees or houses, a field and a road. */
final class Roadside {

    private final int size;
    private final Weather weather;
    private final Dice dice;
    private final Noise noise;
    private final double horizon;

    Roadside(int size, Weather weather, Dice dice) {
        this.size = size;
        this.weather = weather;
        this.dice = dice;
        this.noise = dice.noise();
        this.horizon = dice.between(0.5, 0.8);
    }

    Painting paint() {
        Painting painting = sky();
        hills(painting);
        ground(painting);
        if (dice.chance(0.4)) {
            houses(painting);
        } else {
            trees(painting);
        }
        if (dice.chance(0.7)) {
            road(painting);
        }
        painting.cover(Plane.filled(size, weather.veil() * dice.between(0.5, 1)), weather.horizon());
        return painting.blur(dice.between(0.003, 0.012));
    }

    private Colour lit(Colour colour) {
        return colour.times(weather.daylight());
    }

    private Painting sky() {
        Colour zenith = weather.zenith().near(dice, 0.15);
        Colour low = weather.horizon().near(dice, 0.1);
        Painting sky = Painting.of(size, (x, y) -> zenith.mix(low, Math.pow(y / horizon, 1.4)));
        Colour cloud = weather.horizon().mix(Colour.WHITE.times(weather.daylight()), 0.6);
        double cover = 0.6 - weather.clouds();
        Plane clouds = Plane.of(size, (x, y) -> {
            double high = 1 / (0.25 + Math.max(0, horizon - y));
            return Shapes.smooth(cover, cover + 0.7, noise.fractal((x - 0.5) * high + 3, high * 2, 5));
        });
        return sky.cover(clouds.times(0.75), cloud);
    }

    private void hills(Painting painting) {
        for (int ridge = 0; ridge < 2; ridge++) {
            double height = dice.between(0.02, 0.14) / (ridge + 1);
            int own = ridge * 31;
            Plane hill = Plane.of(
                    size,
                    (x, y) -> Shapes.smooth(
                            -0.004, 0.004, y - horizon + height * (0.7 + noise.fractal(x * 2.5 + own, own, 4))));
            Colour far = lit(Colour.of(0x4E6152).near(dice, 0.2));
            painting.cover(hill, far.mix(weather.horizon(), 0.65 - 0.3 * ridge));
        }
    }

    private void ground(Painting painting) {
        Colour field = dice.pick(
                        List.of(Colour.of(0x6B7F3E), Colour.of(0x8F8650), Colour.of(0x5E6F42), Colour.of(0x77705F)))
                .near(dice, 0.15)
                .mix(Colour.of(0xE8ECF0), weather.ground() * dice.between(0.7, 0.95));
        Plane below = Plane.of(size, (x, y) -> Shapes.smooth(-0.003, 0.003, y - horizon));
        painting.cover(below, Painting.of(size, (x, y) -> {
            double near = 0.3 / (0.05 + Math.max(0, y - horizon));
            return lit(field).times(0.95 + 0.25 * noise.fractal(x * near * 2, near * 5, 3));
        }));
    }

    private void trees(Painting painting) {
        Colour leaf = dice.pick(
                        List.of(Colour.of(0x33502A), Colour.of(0x46602F), Colour.of(0x6E5A2C), Colour.of(0x3A4238)))
                .near(dice, 0.15)
                .mix(Colour.of(0xDDE2E6), 0.5 * weather.ground());
        double tall = dice.between(0.08, 0.4);
        Plane crowns = Plane.of(size, (x, y) -> {
            double outline = tall * (0.55 + 0.8 * noise.fractal(x * 3 + 70, 0.3, 2));
            double ragged = 0.05 * noise.fractal(x * 14, y * 14 + 5, 4);
            return Shapes.smooth(-0.01, 0.01, y - horizon + outline + ragged) * Shapes.smooth(0.03, 0.01, y - horizon);
        });
        painting.cover(crowns, Painting.of(size, (x, y) -> lit(leaf)
                .times(0.85 + 0.8 * noise.fractal(x * 16, y * 16 + 50, 4))));
    }

    private void houses(Painting painting) {
        double x = dice.between(-0.2, 0);
        while (x < 1.05) {
            double width = dice.between(0.14, 0.4);
            double height = dice.between(0.12, 0.5);
            Colour wall = dice.between(Colour.of(0x8F8474), Colour.of(0xB7A79A)).near(dice, 0.25);
            double top = horizon + 0.02 - height;
            painting.cover(Shapes.fill(size, new Rectangle2D.Double(x, top, width, height)), lit(wall));
            boolean dark = weather.daylight().green() < 0.3;
            List<Shape> panes = new ArrayList<>();
            List<Shape> burning = new ArrayList<>();
            for (double wx = x + 0.03; wx < x + width - 0.04; wx += 0.055) {
                for (double wy = top + 0.04; wy < horizon - 0.05; wy += 0.075) {
                    (dark && dice.chance(0.4) ? burning : panes).add(new Rectangle2D.Double(wx, wy, 0.02, 0.034));
                }
            }
            painting.cover(Shapes.stroke(size, panes, 0.012), lit(Colour.of(0x3B444C)));
            painting.cover(Shapes.stroke(size, burning, 0.012), new Colour(0.7, 0.5, 0.22));
            x += width + dice.between(0, 0.15);
        }
    }

    private void road(Painting painting) {
        double end = dice.between(0.1, 0.9);
        double left = dice.between(-0.9, 0.3);
        double right = left + dice.between(0.9, 1.4);
        Plane lane = Plane.of(size, (x, y) -> {
            double near = (y - horizon) / (1 - horizon);
            double from = end + (left - end) * near;
            double to = end + (right - end) * near;
            return near <= 0 ? 0 : Shapes.smooth(0, 0.01, x - from) * Shapes.smooth(0, 0.01, to - x);
        });
        Plane line = Plane.of(size, (x, y) -> {
            double near = (y - horizon) / (1 - horizon);
            double middle = end + ((left + right) / 2 - end) * near;
            boolean dash = Math.sin(9 / (0.12 + Math.max(0, near))) > 0;
            return near > 0 && dash && Math.abs(x - middle) < 0.014 * near ? 1 : 0;
        });
        Colour asphalt = Colour.of(0x5D5E60).near(dice, 0.15).mix(Colour.of(0xD4D8DC), 0.5 * weather.ground());
        painting.cover(lane, lit(asphalt));
        painting.cover(line.times(0.9), lit(Colour.gray(0.9)));
    }
}
