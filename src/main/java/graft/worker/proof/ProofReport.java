package graft.worker.proof;

import graft.common.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the answers of every contender compare with the app's.
 *
 * @param modelId which model
 * @param modelVersion which version of it
 * @param pictures how many picture files were given
 * @param read how many of them the app reads
 * @param tolerance the largest difference of a probability that passes
 * @param entries one for each contender
 */
public record ProofReport(
        String modelId, int modelVersion, int pictures, int read, double tolerance, List<Entry> entries) {

    /** What a probability may differ by: two decoders of JPEG alone may differ by a level or two. */
    public static final double TOLERANCE = 0.02;

    public ProofReport {
        entries = List.copyOf(entries);
    }

    /**
     * One contender.
     *
     * @param name of it
     * @param notRun why it was not asked; empty where it was
     * @param passed whether it answered at least half of the pictures that the app reads, each within the tolerance
     * @param compared how many pictures both answered
     * @param unread how many the app reads and it does not, saying so
     * @param largestDifference of one probability, 0 to 1
     * @param where the name of the file with that difference; empty where none was compared
     */
    public record Entry(
            String name,
            Optional<Message> notRun,
            boolean passed,
            int compared,
            int unread,
            double largestDifference,
            String where) {}

    /** Whether each contender that was run passed; true too where none was. */
    public boolean passed() {
        return entries.stream().allMatch(e -> e.passed() || e.notRun().isPresent());
    }

    /**
     * Compares.
     *
     * @param reference the app's probabilities for each picture it reads
     */
    static Entry compare(String name, Contender.Reply reply, Map<Path, List<Double>> reference) {
        if (reply instanceof Contender.NotRun not) {
            return new Entry(name, Optional.of(not.why()), false, 0, 0, 0, "");
        }
        Map<Path, List<Double>> answers = ((Contender.Answered) reply).probabilities();
        int compared = 0;
        double largest = 0;
        String where = "";
        for (Map.Entry<Path, List<Double>> expected : reference.entrySet()) {
            List<Double> answer = answers.get(expected.getKey());
            if (answer == null) {
                continue;
            }
            compared++;
            double difference = difference(expected.getValue(), answer);
            if (difference > largest || where.isEmpty()) {
                largest = difference;
                where = String.valueOf(expected.getKey().getFileName());
            }
        }
        boolean passed = compared > 0 && 2 * compared >= reference.size() && largest <= TOLERANCE;
        return new Entry(name, Optional.empty(), passed, compared, reference.size() - compared, largest, where);
    }

    private static double difference(List<Double> expected, List<Double> answer) {
        if (expected.size() != answer.size()) {
            return 1;
        }
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            double difference = Math.abs(expected.get(i) - answer.get(i));
            // What is not a number differs from everything.
            largest = Double.isNaN(difference) ? 1 : Math.max(largest, difference);
        }
        return Math.min(1, largest);
    }
}
