package graft.samples.cells;

import graft.samples.paint.Colour;
import graft.samples.paint.Dice;

/**
 * The colours that a Romanowsky stain came out in on this slide: every laboratory's, and every day's, are a little
 * different. All are what light is left after passing through.
 *
 * @param red of red blood cells
 * @param nucleus of nuclei, where they are dense
 * @param plasma of the cell body of most white cells
 * @param blue of the cell body of lymphocytes and monocytes
 * @param granule of the granules of eosinophils
 */
record Stain(Colour red, Colour nucleus, Colour plasma, Colour blue, Colour granule) {

    static Stain any(Dice dice) {
        double strength = dice.between(0.6, 1);
        return new Stain(
                weak(dice.between(Colour.of(0xE3A99B), Colour.of(0xD9A3AC)).near(dice, 0.06), strength),
                weak(dice.between(Colour.of(0x5B3494), Colour.of(0x863C96)).near(dice, 0.12), 0.7 + 0.3 * strength),
                weak(dice.between(Colour.of(0xE6C9D6), Colour.of(0xDDCBE2)).near(dice, 0.04), strength),
                weak(dice.between(Colour.of(0xA9B6DC), Colour.of(0xBDB6D6)).near(dice, 0.05), strength),
                weak(dice.between(Colour.of(0xD8765A), Colour.of(0xC8606A)).near(dice, 0.08), strength));
    }

    private static Colour weak(Colour colour, double strength) {
        return Colour.WHITE.mix(colour, strength);
    }
}
