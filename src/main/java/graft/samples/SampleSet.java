package graft.samples;

import java.util.List;
import java.util.function.LongFunction;

/**
 * A sample dataset.
 *
 * @param name of its folder
 * @param title for a heading
 * @param about what it teaches, in one sentence
 * @param files what it consists of, for a seed; the shipped folders were made with {@link #SEED}
 */
public record SampleSet(String name, String title, String about, LongFunction<List<SampleFile>> files) {

    /** The seed of the sets that come with Graft. */
    public static final long SEED = 1;
}
