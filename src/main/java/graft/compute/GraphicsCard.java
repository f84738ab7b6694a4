package graft.compute;

import java.util.Optional;

/**
 * A graphics card as its driver describes it.
 *
 * @param name such as {@code NVIDIA GeForce RTX 4060}
 * @param memoryBytes its own memory; 0 where the driver does not say
 * @param driver version of the driver
 * @param computeCapability such as {@code 8.9}; absent with drivers that do not know the word
 */
public record GraphicsCard(String name, long memoryBytes, String driver, Optional<String> computeCapability) {}
