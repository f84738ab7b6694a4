package graft.samples.ground;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Light;
import graft.samples.paint.Noise;
import graft.samples.paint.Painting;
import graft.samples.paint.Plane;
import java.util.List;

/** Boards of a table: year rings cut lengthwise, pores, and gaps between the boards. */
public final class Wood implements Ground {

    private static final List<Colour> WOODS = List.of(
            Colour.of(0xB98A56), Colour.of(0x8C5E36), Colour.of(0xCFAE80), Colour.of(0x6A4A33), Colour.of(0x9C8F7C));

    @Override
    public Painting paint(int size, Dice dice) {
        Colour wood = dice.pick(WOODS).near(dice, 0.1);
        Colour dark = wood.times(new Colour(0.42, 0.36, 0.3));
        Noise noise = dice.noise();
        double turn = dice.chance(0.5) ? dice.around(0, 0.12) : Math.PI / 2 + dice.around(0, 0.12);
        double cos = Math.cos(turn);
        double sin = Math.sin(turn);
        double boards = dice.between(1.6, 4);
        double offset = dice.between(0, 9);
        double rings = dice.between(7, 14);
        Plane grain = Plane.of(size, (x, y) -> {
            double along = x * cos + y * sin;
            double across = y * cos - x * sin;
            int board = (int) Math.floor(across * boards + offset);
            double shift = noise.cell(board, 3) * 20;
            double ring = (across + 0.11 * noise.at(along * 1.3 + shift, across * 2.5)) * rings + shift;
            double year = ring - Math.floor(ring);
            double pores = Math.max(0, noise.at(along * 9 + shift, across * 150) - 0.25);
            return 0.75 * Math.pow(year, 3)
                    + 0.6 * pores
                    + 0.25 * noise.cell(board, 9)
                    + 0.12 * noise.at(along * 5, across * 40);
        });
        Plane gaps = Plane.of(size, (x, y) -> {
            double place = (y * cos - x * sin) * boards + offset;
            return Math.exp(-Math.pow((place - Math.floor(place) - 0.02) / 0.018, 2));
        });
        Plane relief = grain.times(-0.0012).minus(gaps.times(0.006));
        return Painting.of(size, wood)
                .cover(grain.map(v -> Math.max(0, Math.min(1, v))), dark)
                .shade(Light.somewhere(dice).on(relief))
                .shade(gaps.map(v -> 1 - 0.85 * v));
    }
}
