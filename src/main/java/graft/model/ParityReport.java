package graft.model;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link ParityCheck} found.
 *
 * @param modelId which model
 * @param modelVersion which version of it
 * @param passed whether at least one picture was compared and no difference is above the tolerance
 * @param compared how many pictures both answered
 * @param largestDifference of one probability, 0 to 1; 1 also where only one of the two could read a picture
 * @param meanDifference the mean over the pictures of the largest difference of each
 * @param tolerance the largest difference that passes
 * @param rows one for each picture, by file name
 */
public record ParityReport(
        String modelId,
        int modelVersion,
        boolean passed,
        int compared,
        double largestDifference,
        double meanDifference,
        double tolerance,
        List<Row> rows) {

    /**
     * One picture.
     *
     * @param picture name of the file, without its folder
     * @param label what the model answers; empty where it could not read the picture
     * @param referenceLabel what the reference answers
     * @param difference the largest difference of a probability
     * @param problem why neither could read it; empty if it was compared
     */
    public record Row(String picture, String label, String referenceLabel, double difference, String problem) {

        static Row compared(String picture, String label, String referenceLabel, double difference) {
            return new Row(picture, label, referenceLabel, difference, "");
        }

        static Row unreadable(String picture, String problem) {
            return new Row(picture, "", "", 0, problem);
        }

        boolean counts() {
            return problem.isEmpty();
        }
    }

    public ParityReport {
        Objects.requireNonNull(modelId, "modelId");
        rows = List.copyOf(rows);
    }

    static ParityReport of(ModelMetadata model, List<Row> rows, double tolerance) {
        List<Row> compared = rows.stream().filter(Row::counts).toList();
        double largest = compared.stream().mapToDouble(Row::difference).max().orElse(0);
        double mean = compared.stream().mapToDouble(Row::difference).average().orElse(0);
        return new ParityReport(
                model.id(),
                model.version(),
                !compared.isEmpty() && largest <= tolerance,
                compared.size(),
                largest,
                mean,
                tolerance,
                rows);
    }
}
