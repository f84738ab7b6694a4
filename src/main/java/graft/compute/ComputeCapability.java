package graft.compute;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What NVIDIA calls the generation of a card: 7.5 is Turing, 8.6 Ampere, 8.9 Ada, 9.0 Hopper, 12.0 Blackwell. */
public record ComputeCapability(int major, int minor) implements Comparable<ComputeCapability> {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,3})\\.(\\d{1,2})");

    /** From text such as {@code 8.6}; empty if it is none, as old drivers answer. */
    public static Optional<ComputeCapability> parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(
                        new ComputeCapability(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /**
     * Whether machine code built for {@code built} runs on this card: the same generation, and not newer (NVIDIA, "CUDA C++
     * Programming Guide", binary compatibility).
     */
    public boolean runs(ComputeCapability built) {
        return major == built.major && minor >= built.minor;
    }

    @Override
    public int compareTo(ComputeCapability other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
