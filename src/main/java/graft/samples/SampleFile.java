package graft.samples;

import java.util.function.Supplier;

/**
 * A file of a sample dataset, not made yet.
 *
 * @param path below the folder of the set, with {@code /}
 * @param content makes its bytes, the same each time
 */
public record SampleFile(String path, Supplier<byte[]> content) {}
