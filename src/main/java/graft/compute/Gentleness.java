package graft.compute;

import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What it means that training is gentle, in the window and in the terminal alike: it takes half of the cores, and its workers
 * let other programs go first.
 *
 * @param cores how many the computer has, 1 or more
 * @param lower lowers the priority of the process of this number; takes a moment
 */
public record Gentleness(int cores, LongConsumer lower) {

    public Gentleness {
        if (cores < 1) {
            throw new IllegalArgumentException(cores + " cores");
        }
    }

    /** On the computer that this process runs on. */
    public static Gentleness ofThisMachine() {
        return new Gentleness(Processors.detect().physical(), LowPriority::lower);
    }

    /**
     * How many cores a training may use.
     *
     * @param chosen how many the person would give it otherwise; empty for all
     */
    public int threads(Optional<Integer> chosen) {
        int half = Math.max(1, cores / 2);
        return Math.min(half, chosen.orElse(half));
    }

    /** From now on the process of this number gives way to others, for as long as it lives. */
    public void giveWay(long pid) {
        lower.accept(pid);
    }
}
