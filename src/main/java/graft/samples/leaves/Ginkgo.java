package graft.samples.leaves;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;
import graft.samples.paint.Noise;
import java.util.ArrayList;
import java.util.List;

/** Ginkgo (Ginkgo biloba): a fan with a wavy rim, often split in the middle, and veins that only ever fork. */
final class Ginkgo implements Species {

    private static final int STEPS = 120;

    @Override
    public LeafShape leaf(Dice dice) {
        double open = dice.between(0.85, 1.3);
        double notch = dice.chance(0.75) ? dice.between(0.12, 0.5) : 0.03;
        double notchWidth = dice.between(0.02, 0.06);
        double notchPlace = dice.around(0, 0.05);
        Noise wave = dice.noise();
        List<double[]> outline = new ArrayList<>();
        outline.add(new double[] {0.012, 0});
        LeafShape.curve(outline, new double[] {0.012, 0}, new double[] {0.1, -0.35}, rim(open, open, 0, 0, 1, wave));
        for (int i = 0; i <= STEPS; i++) {
            double angle = open - 2 * open * i / STEPS;
            outline.add(rim(angle, open, notch, notchPlace, notchWidth, wave));
        }
        double[] left = outline.get(outline.size() - 1);
        LeafShape.curve(outline, left, new double[] {-0.1, -0.35}, new double[] {-0.012, 0});
        List<double[][]> veins = new ArrayList<>();
        for (double angle = -open * 0.95; angle < open * 0.95; angle += 0.055) {
            double[] end = rim(angle, open, notch, notchPlace, notchWidth, wave);
            veins.add(new double[][] {{0, 0}, {end[0] * 0.3, end[1] * 0.36}, {end[0] * 0.97, end[1] * 0.97}});
        }
        double[][] rib = {{0, 0}, {0, -0.06}};
        double[][] stalk = {{0, -0.05}, {dice.around(0, 0.02), 0.15}, {dice.around(0, 0.08), dice.between(0.3, 0.5)}};
        return new LeafShape(outline.toArray(double[][]::new), List.<double[][]>of(rib), veins, stalk);
    }

    private static double[] rim(
            double angle, double open, double notch, double notchPlace, double notchWidth, Noise wave) {
        double corner = 0.16 * Math.pow(Math.abs(angle / open), 6);
        double ripple = 0.05 * wave.fractal(angle * 4 + 5, 0.5, 3);
        double split = notch * Math.exp(-Math.abs(angle - notchPlace) / notchWidth);
        double radius = 0.93 * (1 - corner + ripple - split);
        return new double[] {radius * Math.sin(angle), -radius * Math.cos(angle)};
    }

    @Override
    public List<Colour[]> autumn() {
        return List.of(
                new Colour[] {Colour.of(0xD9C040), Colour.of(0xE6C636), Colour.of(0xD8A830)},
                new Colour[] {Colour.of(0xA6B044), Colour.of(0xD2C23E), Colour.of(0xDDB836)},
                new Colour[] {Colour.of(0xC8A83C), Colour.of(0xB8903A), Colour.of(0x8E6A34)});
    }
}
