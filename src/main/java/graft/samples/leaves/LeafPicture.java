package graft.samples.leaves;

import graft.samples.Motif;
import graft.samples.ground.Ground;
import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import graft.samples.paint.Shapes;
import java.util.List;
import java.util.function.UnaryOperator;

/** One leaf of a species on some ground: its own shape, season, damage and lie, in its own light. */
public final class LeafPicture implements Motif {

    private static final List<Colour[]> SUMMER = List.of(
            new Colour[] {Colour.of(0x8FAE4A), Colour.of(0x5E8A36), Colour.of(0x3F6B2A)},
            new Colour[] {Colour.of(0x7C9C52), Colour.of(0x4C7838), Colour.of(0x35592E)},
            new Colour[] {Colour.of(0xA8B658), Colour.of(0x7C9A3C), Colour.of(0x5A7A30)},
            new Colour[] {Colour.of(0x6E8A4E), Colour.of(0x3E6238), Colour.of(0x2C4A2C)});

    private final Species species;
    private final List<Ground> grounds;

    LeafPicture(Species species, List<Ground> grounds) {
        this.species = species;
        this.grounds = List.copyOf(grounds);
    }

    public static Motif oak(List<Ground> grounds) {
        return new LeafPicture(new Oak(), grounds);
    }

    public static Motif birch(List<Ground> grounds) {
        return new LeafPicture(new Birch(), grounds);
    }

    public static Motif maple(List<Ground> grounds) {
        return new LeafPicture(new Maple(), grounds);
    }

    public static Motif ginkgo(List<Ground> grounds) {
        return new LeafPicture(new Ginkgo(), grounds);
    }

    @Override
    public Painting paint(int size, Dice dice) {
        Painting painting = dice.pick(grounds).paint(size, dice);
        Light light = Light.somewhere(dice);
        LeafShape leaf = species.leaf(dice).moved(place(dice));
        Plane blade = bitten(Shapes.fill(size, Shapes.polygon(leaf.outline())), dice);
        Plane stalk = Shapes.stroke(size, List.of(LeafShape.path(leaf.stalk())), dice.between(0.011, 0.017));
        shadow(painting, blade.or(stalk), light, dice.between(0.006, 0.03));
        Colour[] colours = season(dice);
        painting.cover(stalk, colours[0].mix(Colour.of(0x8A5A40), dice.unit() * 0.6));
        painting.shade(light.on(stalk.blur(0.004).times(0.01)).with(stalk, (l, m) -> 1 + (l - 1) * m));
        painting.cover(blade, surface(size, leaf, blade, colours, light, dice));
        if (dice.chance(0.25)) {
            new Dew(size, blade, light).on(painting, dice);
        }
        if (dice.chance(0.2)) {
            dappled(painting, dice);
        }
        return painting;
    }

    /** Where the leaf lies: laid down stalk to the viewer, more or less; bent, seen at a slant, never quite in the middle. */
    private static UnaryOperator<double[]> place(Dice dice) {
        double scale = dice.between(0.6, 0.86);
        double turn = dice.around(0, 0.5);
        double bend = dice.around(0, 0.12);
        double narrow = dice.between(0.78, 1.08);
        double slant = dice.around(0, 0.12);
        double x = 0.5 + dice.around(0, 0.05);
        double y = 0.5 + dice.around(0, 0.05);
        return point -> {
            double height = point[1] + 0.45;
            double px = scale * (point[0] * narrow * (1 - slant * height) + bend * height * height);
            double py = scale * height * (1 + slant * height * 0.5);
            return new double[] {
                x + px * Math.cos(turn) - py * Math.sin(turn), y + px * Math.sin(turn) + py * Math.cos(turn)
            };
        };
    }

    /** Holes and bites that caterpillars have left, on some leaves. */
    private static Plane bitten(Plane blade, Dice dice) {
        if (!dice.chance(0.3)) {
            return blade;
        }
        Noise noise = dice.noise();
        double size = dice.between(0.55, 0.75);
        double cells = dice.between(5, 9);
        Plane holes = Plane.of(blade.size(), (x, y) -> {
            double wobble = 0.12 * noise.at(x * 22, y * 22);
            boolean here = noise.at(x * 2.4 + 9, y * 2.4) > size - 0.35;
            return here ? Shapes.smooth(0.24, 0.2, noise.nearest(x * cells, y * cells) + wobble) : 0;
        });
        return blade.times(holes.not());
    }

    private static void shadow(Painting painting, Plane leaf, Light light, double lift) {
        Plane near =
                leaf.shifted(light.shadowAcross(lift), light.shadowDown(lift)).blur(0.003 + lift * 0.35);
        Plane wide = leaf.shifted(light.shadowAcross(lift * 2), light.shadowDown(lift * 2))
                .blur(0.03);
        painting.stain(near.times(0.62), new Colour(0.1, 0.12, 0.18));
        painting.stain(wide.times(0.28), new Colour(0.1, 0.12, 0.18));
    }

    private Colour[] season(Dice dice) {
        List<Colour[]> rows = dice.chance(0.55) ? SUMMER : species.autumn();
        Colour[] row = dice.pick(rows);
        return new Colour[] {row[0].near(dice, 0.1), row[1].near(dice, 0.1), row[2].near(dice, 0.1)};
    }

    private static Painting surface(int size, LeafShape leaf, Plane blade, Colour[] colours, Light light, Dice dice) {
        Plane ribs = Shapes.stroke(size, LeafShape.paths(leaf.ribs()), 0.006);
        Plane midrib = Shapes.stroke(size, LeafShape.paths(leaf.ribs().subList(0, 1)), 0.010);
        Plane fine = Shapes.stroke(size, LeafShape.paths(leaf.veins()), 0.003);
        Plane lines = ribs.or(midrib).or(fine.times(0.6)).blur(0.0015);
        Plane nearRibs = ribs.or(midrib).or(fine.times(0.4)).blur(0.022).map(v -> Math.min(1, v * 3.2));
        Noise noise = dice.noise();
        double patch = dice.between(2.5, 6);
        Plane mottle = Plane.of(size, (x, y) -> 0.5 + 0.55 * noise.fractal(x * patch, y * patch, 5));
        Plane place = mottle.with(nearRibs, (m, n) -> 0.25 + 0.75 * m - 0.4 * n);
        Painting painting = Painting.of(size, (x, y) -> Colour.along(place.at(x, y), colours));
        painting.cover(lines.times(dice.between(0.3, 0.75)), colours[0].mix(Colour.of(0xE6DFA8), 0.35));
        age(painting, blade, noise, dice);
        Plane pillow = blade.blur(0.035).times(0.035).minus(nearRibs.times(0.006));
        Plane relief = Plane.of(
                        size, (x, y) -> 0.007 * noise.fractal(x * 6 + 3, y * 6, 3) + 0.0007 * noise.at(x * 70, y * 70))
                .plus(pillow)
                .minus(lines.times(0.0022));
        painting.shade(light.on(relief));
        return painting.glow(light.shine(relief, 26).times(dice.between(0, 0.16)), new Colour(0.9, 0.97, 1));
    }

    /** Brown rims and spots, on leaves that have seen some weather. */
    private static void age(Painting painting, Plane blade, Noise noise, Dice dice) {
        Colour dry = dice.between(Colour.of(0x6E4A26), Colour.of(0x3E2C1C));
        double rim = dice.chance(0.4) ? dice.between(0.3, 0.9) : 0.1;
        Plane edge = Plane.of(blade.size(), (x, y) -> noise.fractal(x * 7, y * 7 + 21, 3))
                .with(blade.blur(0.02), (n, b) -> Shapes.smooth(0.25, 0.75, (1 - b) * 1.3 + 0.5 * n));
        painting.cover(edge.times(rim), dry);
        if (dice.chance(0.45)) {
            double spots = dice.between(7, 15);
            double radius = dice.between(0.12, 0.26);
            Plane speckles = Plane.of(
                    blade.size(),
                    (x, y) -> noise.at(x * 2, y * 2 + 5) < -0.1
                            ? 0
                            : Shapes.smooth(
                                    radius,
                                    radius * 0.6,
                                    noise.nearest(x * spots, y * spots) + 0.05 * noise.at(x * 40, y * 40)));
            painting.cover(speckles.times(dice.between(0.4, 0.9)), dry.times(0.8));
        }
    }

    /** The shadow of a tree above: soft patches of sun. */
    private static void dappled(Painting painting, Dice dice) {
        Noise noise = dice.noise();
        double scale = dice.between(2, 4.5);
        Plane sun =
                Plane.of(painting.size(), (x, y) -> Shapes.smooth(-0.15, 0.25, noise.fractal(x * scale, y * scale, 2)));
        painting.shade(sun.map(v -> 0.5 + 0.75 * v));
    }
}
