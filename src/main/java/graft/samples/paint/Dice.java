package graft.samples.paint;

import graft.common.CounterRandom;
import java.util.List;

/**
 * Draws the choices of one picture. Which numbers fall is decided by a key such as (seed, set, class, picture) and by how
 * often the dice were thrown before, so every picture can be made again alone, on any thread and in any order.
 */
public final class Dice {

    private final CounterRandom random;
    private long thrown;

    public Dice(long... key) {
        this.random = CounterRandom.of(key);
    }

    /** A number in [0, 1). */
    public double unit() {
        return random.uniform(thrown++);
    }

    /** A number in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** A whole number from low to high, both included. */
    public int whole(int low, int high) {
        return low + (int) (unit() * (high - low + 1));
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** A number around {@code mean}, by the sum of three throws never further off than three times {@code spread}. */
    public double around(double mean, double spread) {
        return mean + spread * 2 * (unit() + unit() + unit() - 1.5);
    }

    /** One of these, each as likely as the others. */
    public <T> T pick(List<T> choices) {
        return choices.get(whole(0, choices.size() - 1));
    }

    /** A colour between these two. */
    public Colour between(Colour one, Colour other) {
        return one.mix(other, unit());
    }

    /** An angle in radians, all directions alike. */
    public double angle() {
        return between(-Math.PI, Math.PI);
    }

    /** Noise that belongs to this picture alone. */
    public Noise noise() {
        return new Noise((int) random.bits(thrown++));
    }
}
