package graft.samples.cells;

import graft.samples.Motif;
import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;

/** A white blood cell of one kind among red ones: every slide stained, lit and focused a little differently. */
public final class CellPicture implements Motif {

    private final Leukocyte kind;

    private CellPicture(Leukocyte kind) {
        this.kind = kind;
    }

    public static Motif eosinophil() {
        return new CellPicture(new Eosinophil());
    }

    public static Motif lymphocyte() {
        return new CellPicture(new Lymphocyte());
    }

    public static Motif monocyte() {
        return new CellPicture(new Monocyte());
    }

    public static Motif neutrophil() {
        return new CellPicture(new Neutrophil());
    }

    @Override
    public Painting paint(int size, Dice dice) {
        Painting painting = glass(size, dice);
        Stain stain = Stain.any(dice);
        double zoom = dice.between(1.05, 1.35);
        Body white = Body.round(
                dice.around(0.5, 0.05), dice.around(0.5, 0.05), zoom * kind.radius(dice), kind.wobble(), dice);
        new RedCells(size, stain, zoom, dice).on(painting, white);
        kind.paint(painting, white, stain, dice);
        dirt(painting, dice);
        focus(painting, dice);
        if (dice.chance(0.25)) {
            eyepiece(painting, dice);
        }
        return painting;
    }

    /** The lit field: never quite white, brighter on one side. */
    private static Painting glass(int size, Dice dice) {
        Colour field =
                dice.between(Colour.of(0xF3EFEA), Colour.of(0xE9E6EE)).mix(Colour.of(0xEFE6C8), dice.unit() * 0.5);
        Noise noise = dice.noise();
        double slope = dice.between(0, 0.18);
        double turn = dice.angle();
        return Painting.of(
                size,
                (x, y) -> field.times(0.86
                        + slope * ((x - 0.5) * Math.cos(turn) + (y - 0.5) * Math.sin(turn))
                        + 0.02 * noise.fractal(x * 5, y * 5, 3)));
    }

    /** Specks of dye and of dust. */
    private static void dirt(Painting painting, Dice dice) {
        Noise noise = dice.noise();
        double least = dice.between(0, 0.045);
        Plane specks =
                Plane.of(painting.size(), (x, y) -> Shapes.smooth(least, least * 0.5, noise.nearest(x * 11, y * 11)));
        painting.stain(specks.times(0.5), Colour.of(0x4A3A6A));
        if (dice.chance(0.3)) {
            Plane ring = Plane.of(
                    painting.size(),
                    (x, y) -> Math.exp(-Math.pow((noise.nearest(x * 2.2 + 9, y * 2.2) - 0.14) / 0.02, 2)));
            painting.shade(ring.map(v -> 1 - 0.1 * v));
        }
    }

    private static void focus(Painting painting, Dice dice) {
        painting.blur(dice.chance(0.25) ? dice.between(0.002, 0.007) : 0.0012);
    }

    /** The round border of the field of view. */
    private static void eyepiece(Painting painting, Dice dice) {
        double x = dice.around(0.5, 0.06);
        double y = dice.around(0.5, 0.06);
        double radius = dice.between(0.53, 0.66);
        Plane outside = Plane.of(
                painting.size(), (px, py) -> Shapes.smooth(radius - 0.02, radius + 0.02, Math.hypot(px - x, py - y)));
        painting.cover(outside, Colour.of(0x0B0A0C));
    }
}
