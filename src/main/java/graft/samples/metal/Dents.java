package graft.samples.metal;

import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Plane;

/** One to three dents: hollows that bend the mirrored lamps, with a rim where the metal gave way. */
final class Dents implements Flaw {

    @Override
    public Trace make(Sheet sheet, Dice dice) {
        Plane height = sheet.height();
        int count = dice.chance(0.65) ? 1 : dice.whole(2, 3);
        for (int i = 0; i < count; i++) {
            height = height.minus(dent(height.size(), dice));
        }
        return new Trace(height, painting -> {});
    }

    private static Plane dent(int size, Dice dice) {
        double x = dice.between(0.22, 0.78);
        double y = dice.between(0.22, 0.78);
        double radius = dice.between(0.06, 0.15);
        double longer = dice.between(1, 1.9);
        double turn = dice.angle();
        double depth = radius * dice.between(0.08, 0.18);
        double flat = dice.between(1.6, 3.2);
        Noise noise = dice.noise();
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        return Plane.of(size, (px, py) -> {
            double u = ((px - x) * cos + (py - y) * sin) / longer;
            double v = (py - y) * cos - (px - x) * sin;
            double distance = Math.hypot(u, v) / radius * (1 + 0.12 * noise.at(px * 9, py * 9));
            double hollow = Math.exp(-Math.pow(distance, flat));
            double rim = 0.16 * Math.exp(-Math.pow((distance - 1.45) / 0.3, 2));
            return depth * (hollow - rim);
        });
    }
}
