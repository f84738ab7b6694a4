package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Silver birch (Betula pendula): a triangle with a long tip, its edge sawn in large and small teeth. */
final class Birch implements Species {

    @Override
    public LeafShape leaf(Dice dice) {
        double width = dice.between(0.72, 1.0);
        double point = dice.between(0.85, 1.15);
        int teeth = dice.whole(13, 18);
        return Pinnate.leaf(
                side(dice, width, point, teeth), side(dice, width, point, teeth), dice.whole(5, 7), 0.8, dice);
    }

    private static DoubleUnaryOperator side(Dice dice, double width, double point, int teeth) {
        double depth = dice.between(0.1, 0.2);
        double shift = dice.unit();
        double base = dice.between(0.36, 0.5);
        return t -> {
            double blade = Math.pow(t, base) * Math.pow(1 - t, point);
            double place = t * teeth + shift;
            double tooth = place - Math.floor(place);
            double saw = tooth < 0.8 ? tooth / 0.8 : (1 - tooth) / 0.2;
            double size = Math.floorMod((int) Math.floor(place), 3) == 0 ? 1 : 0.55;
            return width * blade * (1 + depth * size * (saw - 0.4));
        };
    }

    @Override
    public List<Colour[]> autumn() {
        return List.of(
                new Colour[] {Colour.of(0xC9B13A), Colour.of(0xD8B63C), Colour.of(0xB98A34)},
                new Colour[] {Colour.of(0x9AA23A), Colour.of(0xC4AE3E), Colour.of(0xA47A30)},
                new Colour[] {Colour.of(0xB59038), Colour.of(0x9C6E2E), Colour.of(0x7C5226)});
    }
}
