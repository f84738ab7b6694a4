package graft.run;

/**
 * Whether the model file, in a fresh process, answers picture files as the training graph does.
 *
 * @param pictures on how many picture files it was tried
 * @param largestDifference of any probability of any class, 0 to 1
 * @param allowed the largest difference that passes
 */
public record Parity(int pictures, double largestDifference, double allowed) {

    public Parity {
        if (pictures < 0 || !(largestDifference >= 0) || !(allowed > 0)) {
            throw new IllegalArgumentException(
                    pictures + " pictures, difference " + largestDifference + ", allowed " + allowed);
        }
    }

    /** Whether it answers alike; nothing tried is nothing shown. */
    public boolean passed() {
        return pictures > 0 && largestDifference <= allowed;
    }
}
