package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Pedunculate oak (Quercus robur): long, widest beyond the middle, with four to six rounded lobes to a side. */
final class Oak implements Species {

    @Override
    public LeafShape leaf(Dice dice) {
        double width = dice.between(0.27, 0.36);
        int lobes = dice.whole(4, 6);
        double depth = dice.between(0.32, 0.58);
        double widest = dice.between(1.2, 1.6);
        return Pinnate.leaf(
                side(dice, width, lobes, depth, widest), side(dice, width, lobes, depth, widest), lobes, 0.75, dice);
    }

    private static DoubleUnaryOperator side(Dice dice, double width, int lobes, double depth, double widest) {
        double shift = dice.around(0.1, 0.06);
        double uneven = dice.around(0, 0.12);
        double phase = dice.angle();
        return t -> {
            double blade = Math.pow(Math.max(0, Math.sin(Math.PI * Math.pow(t, widest))), 0.62);
            double wave = Math.pow(Math.abs(Math.sin(Math.PI * (lobes * t * (1 + 0.12 * (1 - t)) + shift))), 0.75);
            return width * blade * (1 - depth + depth * wave) * (1 + uneven * Math.sin(5 * t + phase)) + 0.006;
        };
    }

    @Override
    public List<Colour[]> autumn() {
        return List.of(
                new Colour[] {Colour.of(0x9A7B2E), Colour.of(0xA8682A), Colour.of(0x7A4A22)},
                new Colour[] {Colour.of(0x8A8A3A), Colour.of(0xB08A38), Colour.of(0x8F5A28)},
                new Colour[] {Colour.of(0x8C5A30), Colour.of(0x74452A), Colour.of(0x5A3520)});
    }
}
