package graft.app.depth;

import graft.data.Augmentation;
import java.util.Optional;

/**
 * How pictures are varied, in the words of a person: an amount, and three answers about what leaves the class as it is.
 *
 * @param amount how much
 * @param mirrored the class stays the same when mirrored
 * @param turned the class stays the same when turned any way
 * @param coloured the class stays the same in other colours
 */
record Variation(Augmentation.Preset amount, boolean mirrored, boolean turned, boolean coloured) {

    /** The amounts for the engine. */
    Augmentation augmentation() {
        Augmentation a = amount.augmentation();
        if (amount == Augmentation.Preset.NONE) {
            return a;
        }
        Augmentation placed = turned ? a.fromAbove() : a;
        Augmentation flipped = mirrored ? placed : placed.withoutMirroring();
        return coloured ? flipped : withoutColour(flipped);
    }

    private static Augmentation withoutColour(Augmentation a) {
        return new Augmentation(
                a.mirror(),
                a.upsideDown(),
                a.turnDegrees(),
                a.zoom(),
                a.shift(),
                a.brightness(),
                a.contrast(),
                0,
                0,
                a.blur(),
                a.erasing());
    }

    /** What was answered to come to these amounts; empty for amounts of somebody's own. */
    static Optional<Variation> of(Augmentation augmentation) {
        for (Augmentation.Preset amount : Augmentation.Preset.values()) {
            for (int answers = 0; answers < 1 << 3; answers++) {
                // The first to be tried are the answers that hold for most subjects: mirrored yes, turned no, coloured
                // yes.
                Variation variation = new Variation(amount, (answers & 1) == 0, (answers & 2) != 0, (answers & 4) == 0);
                if (variation.augmentation().equals(augmentation)) {
                    return Optional.of(variation);
                }
            }
        }
        return Optional.empty();
    }

    Variation with(Augmentation.Preset other) {
        return new Variation(other, mirrored, turned, coloured);
    }

    Variation mirrored(boolean answer) {
        return new Variation(amount, answer, turned, coloured);
    }

    Variation turned(boolean answer) {
        return new Variation(amount, mirrored, answer, coloured);
    }

    Variation coloured(boolean answer) {
        return new Variation(amount, mirrored, turned, answer);
    }
}
