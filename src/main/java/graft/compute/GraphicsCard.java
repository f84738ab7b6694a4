package graft.compute;

import java.util.Optional;

/**
 * A graphics card of NVIDIA, as its driver tells of it.
 *
 * @param name such as {@code NVIDIA GeForce RTX 3060}
 * @param memoryBytes of the card; 0 if the driver does not say
 * @param driver version of the driver, such as {@code 535.104}
 * @param capability its generation; empty if the driver is too old to say
 */
public record GraphicsCard(String name, long memoryBytes, String driver, Optional<ComputeCapability> capability) {

    /** The first number of the driver's version; 0 if it is not a number. */
    int driverMajor() {
        String digits = driver.replaceAll("^(\\d{1,6}).*", "$1");
        return digits.matches("\\d{1,6}") ? Integer.parseInt(digits) : 0;
    }
}
