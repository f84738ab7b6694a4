package graft.samples.flawed;

import graft.samples.paint.Dice;
import graft.samples.paint.Painting;

/** The same thing seen again a moment later by a hand that is never still, or cut out a little differently. */
final class Retake {

    private Retake() {}

    /**
     * @param amount how far it is moved, turned and zoomed: about the share of the side that the border moves by
     */
    static Painting of(Painting painting, double amount, Dice dice) {
        double dx = dice.between(-amount, amount);
        double dy = dice.between(-amount, amount);
        double turn = dice.between(-amount, amount);
        double zoom = 1 - amount * (1 + dice.unit());
        double cos = Math.cos(turn) * zoom;
        double sin = Math.sin(turn) * zoom;
        return Painting.of(
                painting.size(),
                (x, y) -> painting.at(
                        0.5 + dx + (x - 0.5) * cos - (y - 0.5) * sin, 0.5 + dy + (x - 0.5) * sin + (y - 0.5) * cos));
    }
}
