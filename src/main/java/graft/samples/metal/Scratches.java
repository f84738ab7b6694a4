package graft.samples.metal;

import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** One to five scratches, or a scuff of many fine ones: grooves with a raised rim, pressed unevenly. */
final class Scratches implements Flaw {

    @Override
    public Trace make(Sheet sheet, Dice dice) {
        int size = sheet.height().size();
        boolean scuff = dice.chance(0.3);
        int count = scuff ? dice.whole(7, 14) : dice.whole(1, 4);
        double direction = dice.angle();
        double x = dice.between(0.25, 0.75);
        double y = dice.between(0.25, 0.75);
        List<Path2D> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double spread = scuff ? 0.07 : 0.2;
            double turn = direction + dice.around(0, scuff ? 0.05 : 0.35);
            lines.add(line(x + dice.around(0, spread), y + dice.around(0, spread), turn, dice.between(0.4, 0.8), dice));
        }
        double width = scuff ? dice.between(0.004, 0.007) : dice.between(0.007, 0.013);
        Plane groove = Shapes.stroke(size, lines, width).times(pressure(size, dice));
        Plane rim = Shapes.stroke(size, lines, width * 2.4).times(0.5);
        Plane height = sheet.height()
                .minus(groove.blur(0.001).times(0.006))
                .plus(rim.blur(0.002).times(0.002));
        double fresh = dice.between(0.35, 0.75);
        boolean bright = dice.chance(0.6);
        return new Trace(height, painting -> {
            painting.cover(
                    groove.times(fresh),
                    bright ? sheet.colour().times(1.15) : sheet.colour().times(0.25));
        });
    }

    private static Path2D line(double x, double y, double turn, double length, Dice dice) {
        double dx = Math.cos(turn) * length / 2;
        double dy = Math.sin(turn) * length / 2;
        double bend = dice.around(0, 0.03);
        Path2D path = new Path2D.Double();
        path.moveTo(x - dx, y - dy);
        path.quadTo(x - dy * bend * 8, y + dx * bend * 8, x + dx, y + dy);
        return path;
    }

    private static Plane pressure(int size, Dice dice) {
        Noise noise = dice.noise();
        return Plane.of(size, (x, y) -> Math.max(0, Math.min(1, 0.8 + 0.7 * noise.fractal(x * 9, y * 9, 2))));
    }
}
